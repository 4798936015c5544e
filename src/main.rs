use std::process::ExitCode;

fn main() -> ExitCode {
    annual_report::cli::run()
}
