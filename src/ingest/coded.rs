//! Columns of few words: a cell is the position of its word in a list, one byte mostly, and not its letters.

use polars::prelude::*;

/// A column of a list's words, so many cells, each the position of its own.
///
/// # Errors
/// Where a word stands twice in the list.
pub fn coded<'w>(
    name: &str,
    words: impl IntoIterator<Item = &'w str>,
    height: usize,
    cell: impl Fn(usize) -> Option<u32>,
) -> PolarsResult<Column> {
    let words = FrozenCategories::new(words)?;
    let (physical, dtype) = (words.physical(), DataType::from_frozen_categories(words));
    Ok(match physical {
        CategoricalPhysical::U8 => {
            let cells = cells::<UInt8Type>(name, height, |at| u8::try_from(cell(at)?).ok());
            Categorical8Chunked::from_cats_and_dtype(cells, dtype).into_column()
        }
        CategoricalPhysical::U16 => {
            let cells = cells::<UInt16Type>(name, height, |at| u16::try_from(cell(at)?).ok());
            Categorical16Chunked::from_cats_and_dtype(cells, dtype).into_column()
        }
        CategoricalPhysical::U32 => {
            let cells = cells::<UInt32Type>(name, height, cell);
            Categorical32Chunked::from_cats_and_dtype(cells, dtype).into_column()
        }
    })
}

/// A column of numbers.
pub fn cells<T: PolarsNumericType>(
    name: &str,
    height: usize,
    cell: impl Fn(usize) -> Option<T::Native>,
) -> ChunkedArray<T> {
    numbers(name, (0..height).map(|at| cell(at).unwrap_or_default()).collect(), |at| cell(at).is_some())
}

/// A column of numbers that are laid out already, those that are not filled being blanks.
pub fn numbers<T: PolarsNumericType>(
    name: &str,
    numbers: Vec<T::Native>,
    is_filled: impl Fn(usize) -> bool,
) -> ChunkedArray<T> {
    let height = numbers.len();
    if (0..height).all(&is_filled) {
        return ChunkedArray::from_vec(name.into(), numbers);
    }
    let filled = BooleanChunked::from_iter_values(name.into(), (0..height).map(is_filled));
    ChunkedArray::from_vec_validity(name.into(), numbers, Some(filled.downcast_as_array().values().clone()))
}

/// The list of a column's words, and of each cell the position of its own.
///
/// # Errors
/// Where the column holds something else than words.
pub fn positions(column: &Column) -> PolarsResult<(Vec<&str>, Vec<Option<u32>>)> {
    let DataType::Enum(list, _) = column.dtype() else {
        let (mut words, mut known) = (Vec::new(), PlHashMap::default());
        let cells = column.str()?.iter().map(|word| word.map(|word| position(word, &mut words, &mut known)));
        let cells = cells.collect();
        return Ok((words, cells));
    };
    let cells = match list.physical() {
        CategoricalPhysical::U8 => column.cat8()?.physical().iter().map(|at| at.map(u32::from)).collect(),
        CategoricalPhysical::U16 => column.cat16()?.physical().iter().map(|at| at.map(u32::from)).collect(),
        CategoricalPhysical::U32 => column.cat32()?.physical().iter().collect(),
    };
    Ok((list.categories().values_iter().collect(), cells))
}

/// The position of a word among those met so far.
fn position<'w>(word: &'w str, words: &mut Vec<&'w str>, known: &mut PlHashMap<&'w str, u32>) -> u32 {
    *known.entry(word).or_insert_with(|| {
        words.push(word);
        words.len() as u32 - 1
    })
}

/// The words of a column, whether they are held by their positions or by their letters.
///
/// # Errors
/// Where the column holds something else.
pub fn words(column: &Column) -> PolarsResult<Box<dyn Iterator<Item = Option<&str>> + '_>> {
    Ok(match column.dtype().cat_physical() {
        Ok(CategoricalPhysical::U8) => Box::new(column.cat8()?.iter_str()),
        Ok(CategoricalPhysical::U16) => Box::new(column.cat16()?.iter_str()),
        Ok(CategoricalPhysical::U32) => Box::new(column.cat32()?.iter_str()),
        Err(_) => Box::new(column.str()?.iter()),
    })
}

/// How many cells of a column say each word, and how many are blank.
///
/// # Errors
/// Where the column holds something else than words.
pub fn counted(column: &Column) -> PolarsResult<PlHashMap<Option<&str>, u64>> {
    let mut counts: PlHashMap<Option<&str>, u64> = PlHashMap::default();
    let DataType::Enum(words, list) = column.dtype() else {
        column.str()?.iter().for_each(|word| *counts.entry(word).or_default() += 1);
        return Ok(counts);
    };
    // The positions are counted, and only the words that there are looked up.
    let blank = words.categories().len();
    let mut positions = vec![0; blank + 1];
    let mut count = |position: Option<usize>| positions[position.unwrap_or(blank)] += 1;
    match words.physical() {
        CategoricalPhysical::U8 => column.cat8()?.physical().iter().for_each(|at| count(at.map(usize::from))),
        CategoricalPhysical::U16 => column.cat16()?.physical().iter().for_each(|at| count(at.map(usize::from))),
        CategoricalPhysical::U32 => column.cat32()?.physical().iter().for_each(|at| count(at.map(|at| at as usize))),
    }
    for (at, count) in (0..).zip(positions).filter(|(_, count)| *count > 0) {
        counts.insert(list.cat_to_str(at), count);
    }
    Ok(counts)
}
