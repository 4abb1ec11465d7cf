//! `rasid codebook import`: rows of our gazetteer from a list that the user has.

use crate::import::{self, List};
use crate::{knowledge, output};
use anyhow::{Context, Result};
use clap::{Args, Subcommand};
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Write places of a GeoNames dump or an HDX table as rows of the gazetteer
#[derive(Args)]
pub struct Import {
    #[command(subcommand)]
    from: From,
}

#[derive(Subcommand)]
enum From {
    /// A dump of GeoNames: CC.txt or allCountries.txt, unpacked
    #[command(after_help = "\
Examples:
  rasid codebook import geonames SY.txt --out my-codebook/gazetteer/geonames-sy.tsv
  rasid codebook import geonames allCountries.txt --country TD --alternates alternateNamesV2.txt

GeoNames' data is CC BY 4.0: name it where you publish what came of it.
Exit code: 0 done, 1 the file is not what it should be, 2 bad usage.")]
    Geonames {
        #[command(flatten)]
        list: Common,
        /// GeoNames' file of alternate names, where the dump lacks Arabic ones
        #[arg(long, value_name = "FILE")]
        alternates: Option<PathBuf>,
    },
    /// A table of administrative units (COD-AB) from HDX, saved as CSV
    #[command(after_help = "\
Examples:
  rasid codebook import hdx syr_adminboundaries.csv --out my-codebook/gazetteer/hdx-sy.tsv

A row of HXL tags under the header is understood. A unit without coordinates gets
those of the place of its name that the codebook knows, or is left out.
Exit code: 0 done, 1 the file is not what it should be, 2 bad usage.")]
    Hdx {
        #[command(flatten)]
        list: Common,
    },
}

#[derive(Args)]
struct Common {
    /// The file
    file: PathBuf,
    /// Keep one country's places: its two letters
    #[arg(long, value_name = "CC")]
    country: Option<String>,
    /// Write here; without it, to standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Leave out what this codebook knows; without it, the one that the program carries
    #[arg(long, value_name = "DIR")]
    codebook: Option<PathBuf>,
}

/// Runs the command.
pub fn run(args: &Import) -> Result<ExitCode> {
    let (common, list, source) = match &args.from {
        From::Geonames { list, alternates } => (
            list,
            import::geonames(&list.file, alternates.as_deref(), list.country.as_deref())?,
            "GeoNames (geonames.org), CC BY 4.0",
        ),
        From::Hdx { list } => (
            list,
            import::hdx(&list.file, list.country.as_deref())?,
            "OCHA Common Operational Datasets (data.humdata.org); see the table's own licence",
        ),
    };
    let book = knowledge::codebook(common.codebook.as_deref())?;
    let rows = import::rows(&list, &book);
    let mut text = format!("# Written by `rasid codebook import`. Data: {source}.\n");
    text.push_str("id\tkind\tname_en\tname_ar\tparent\tcountry\tadmin1\tlat\tlon\tforms\tneeds\n");
    for line in &rows.lines {
        text.push_str(line);
        text.push('\n');
    }
    match &common.out {
        Some(path) => fs::write(path, &text)
            .with_context(|| format!("{}: cannot be written", path.display()))?,
        None => io::stdout().lock().write_all(text.as_bytes())?,
    }
    output::complain(&told(&list, &rows));
    Ok(ExitCode::SUCCESS)
}

/// What became of the list's places.
fn told(list: &List, rows: &import::Rows) -> String {
    format!(
        "{} places written; left out: {} that the codebook knows, {} without an Arabic name, \
         {} without coordinates, {} of other kinds",
        rows.lines.len(),
        rows.known,
        list.unnamed,
        rows.without_place,
        list.other_kinds
    )
}
