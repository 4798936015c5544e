use super::*;

#[test]
fn dump() {
    for f in register::figures().filter(|f| f.name.starts_with("adult") || f.name.starts_with("lgsco")) {
        println!("{} {} P {}", f.name, this(f.name), last(f.name));
    }
    for b in register::breakdowns().filter(|f| f.name.starts_with("adult") || f.name.starts_with("lgsco")) {
        println!("## {}", b.name);
        for c in &SAMPLE.breakdown(b.name, SAMPLE.year).unwrap().categories {
            println!("   {} {} {:?}", c.code, c.label, c.count);
        }
    }
    for m in register::matrices() {
        println!("## {}", m.name);
        let v = SAMPLE.matrix(m.name).unwrap();
        for r in &v.rows {
            let cells: Vec<_> = m.measures.iter().zip(&r.values).map(|(m, v)| worded(v, m.unit)).collect();
            println!("   {} {} {:?}", r.label, r.ours, cells);
        }
        println!("  total {:?}", v.totals);
    }
}
