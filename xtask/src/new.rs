//! Writes the skeleton of a codebook entry.
//!
//! An entry registers by existing, so a new one is a new file. The skeleton
//! holds what an entry of its kind needs and no word of Arabic: its examples
//! stay empty, and `rasid codebook check` fails until they are written.

use crate::tree;
use anyhow::{Context, Result, bail};

/// A kind of entry: its table, its folder, and the fields between id and examples.
struct Kind {
    name: &'static str,
    folder: &'static str,
    fields: &'static str,
}

const KINDS: &[Kind] = &[
    Kind {
        name: "actor",
        folder: "actors",
        fields: "name_en = \"\"\nname_ar = \"\"\ndefine = \"\"\nsector = \"\"\nparents = []\nforms = [\n]\n",
    },
    Kind {
        name: "person",
        folder: "persons",
        fields: "name_en = \"\"\nname_ar = \"\"\nforms = [\n]\nheld = []\n",
    },
    Kind {
        name: "source",
        folder: "sources",
        fields: "name_en = \"\"\nname_ar = \"\"\nkind = \"outlet\"\nforms = [\n]\n",
    },
    Kind {
        name: "weapon",
        folder: "weapons",
        fields: "class = \"unknown\"\ndefine = \"\"\nnouns = [\n]\nplurals = [\n]\nadjectives = [\n]\n",
    },
    Kind {
        name: "target",
        folder: "targets",
        fields: "name_en = \"\"\nname_ar = \"\"\ndefine = \"\"\nis = \"people\"\nnouns = [\n]\nplurals = [\n]\n",
    },
    Kind {
        name: "fact",
        folder: "facts",
        fields: "name_en = \"\"\nkind = \"\"\nstart = \"2000-01-01\"\nend = \"2000-01-01\"\nall = [\n]\n",
    },
    Kind {
        name: "frame",
        folder: "frames",
        fields: "define = \"\"\nfamily = \"incident\"\ntype = \"ASSAULT\"\nverbs = [\n]\nnouns = [\n]\n",
    },
];

/// Two sentences that must match, and one near miss with its reason.
const CASES: &[(&str, &str)] = &[("example", ""), ("example", ""), ("reject", "why = \"\"\n")];

/// Writes the skeleton; never over a file that is there.
pub fn new(kind: &str, id: &str) -> Result<()> {
    let kind = KINDS
        .iter()
        .find(|known| known.name == kind)
        .with_context(|| {
            let known: Vec<&str> = KINDS.iter().map(|known| known.name).collect();
            format!(
                "no kind of entry is called `{kind}`; there are {}",
                known.join(", ")
            )
        })?;
    if !is_id(id) {
        bail!("`{id}` is no id: small letters, digits, dots and hyphens, from a letter on");
    }
    let name = id.rsplit('.').next().unwrap_or(id);
    let file = format!("codebook/{}/{name}.toml", kind.folder);
    let path = tree::root()?.join(&file);
    if path.exists() {
        bail!("{file} is there already: add the entry to it, or choose another id");
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(&path, skeleton(kind, id))?;
    println!("{file} is written: fill it in, examples first, then run `rasid codebook check`");
    Ok(())
}

fn is_id(id: &str) -> bool {
    let rest = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.';
    id.starts_with(|c: char| c.is_ascii_lowercase()) && id.chars().all(rest) && !id.contains("..")
}

fn skeleton(kind: &Kind, id: &str) -> String {
    let name = kind.name;
    let mut text = format!("# Source: \n\n[[{name}]]\nid = \"{id}\"\n{}", kind.fields);
    for (case, why) in CASES {
        text.push_str(&format!("[[{name}.{case}]]\ntext = \"\"\n{why}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_skeleton_is_toml_with_its_id_and_cases() {
        for kind in KINDS {
            let table: toml::Table = skeleton(kind, "x.y").parse().unwrap();
            let entry = table[kind.name][0].as_table().unwrap();
            assert_eq!(entry["id"].as_str(), Some("x.y"));
            assert_eq!(entry["example"].as_array().unwrap().len(), 2);
            assert_eq!(entry["reject"].as_array().unwrap().len(), 1);
        }
    }

    #[test]
    fn ids_cannot_leave_the_codebook() {
        assert!(is_id("weapon.mortar") && is_id("us-forces"));
        assert!(!is_id("../x") && !is_id("a/b") && !is_id("Mortar") && !is_id(""));
    }
}
