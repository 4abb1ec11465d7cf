//! Takes the particles and pronouns off a word.
//!
//! Arabic writes "and", "so", "in", "to", "like", "will", "the" and the pronouns
//! onto their word. Without a dictionary a word has several readings; this module
//! gives them all, the whole word first and then by length of stem, and the
//! codebook decides: the first stem it knows is the reading.

use crate::fold::letters::*;
use arrayvec::ArrayVec;
use std::borrow::Cow;

/// One reading of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analysis<'a> {
    /// The conjunction: waw or feh.
    pub conj: Option<char>,
    /// The preposition: beh, lam or kaf.
    pub prep: Option<char>,
    /// Is there an article?
    pub article: bool,
    /// Is there the seen of the future, before a verb's prefix letter?
    pub future: bool,
    /// What is left. Owned where a letter that changes before a pronoun is restored.
    pub stem: Cow<'a, str>,
    /// The pronoun.
    pub suffix: Option<&'a str>,
}

/// The particles before a stem.
#[derive(Clone, Copy, Default)]
struct Front {
    conj: Option<char>,
    prep: Option<char>,
    article: bool,
    future: bool,
    /// Bytes they take.
    len: usize,
}

/// One way to cut a word: its front, the bytes of its pronoun, a letter to restore.
#[derive(Clone, Copy, Default)]
struct Cut {
    front: Front,
    suffix: usize,
    restore: Restore,
}

/// What a stem's end was before the pronoun came.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Restore {
    /// The same.
    #[default]
    Nothing,
    /// This letter in place of the last one.
    Last(char),
    /// This letter after the last one.
    More(char),
}

/// The most readings a word can have.
const MOST: usize = 24;

/// The most fronts a word can have.
const FRONTS: usize = 12;

/// All readings of a folded `word`, the whole word first, longest stem first.
///
/// ```
/// use rasid_text::{clitic::analyses, fold::letters::*};
/// let raid = String::from_iter([GHAIN, ALEF, REH, HEH]);
/// let and_its_raid = String::from_iter([WAW, GHAIN, ALEF, REH, TEH, HEH, ALEF]);
/// let reading = analyses(&and_its_raid).find(|a| a.stem == raid).unwrap();
/// assert_eq!(reading.conj, Some(WAW));
/// assert!(reading.suffix.is_some());
/// ```
pub fn analyses(word: &str) -> impl Iterator<Item = Analysis<'_>> {
    // This runs for every word, so it must not allocate.
    let mut cuts: ArrayVec<Cut, MOST> = ArrayVec::new();
    let pronoun = pronoun(word);
    for front in fronts(word) {
        add(
            &mut cuts,
            Cut {
                front,
                suffix: 0,
                restore: Restore::Nothing,
            },
        );
        // A noun has an article or a pronoun, never both.
        if pronoun > 0 && !front.article && word.len() >= front.len + pronoun + 4 {
            add(
                &mut cuts,
                Cut {
                    front,
                    suffix: pronoun,
                    restore: Restore::Nothing,
                },
            );
            for restore in restorations(&word[front.len..word.len() - pronoun]) {
                add(
                    &mut cuts,
                    Cut {
                        front,
                        suffix: pronoun,
                        restore,
                    },
                );
            }
        }
    }
    sort(&mut cuts);
    cuts.into_iter().map(move |cut| read(word, cut))
}

/// Adds an item while there is room; no word of the language needs more.
fn add<T, const N: usize>(list: &mut ArrayVec<T, N>, item: T) {
    // A full list gives the item back, and it is let go.
    let _ = list.try_push(item);
}

/// Longest stem first; equal ones keep their order.
fn sort(cuts: &mut [Cut]) {
    let taken = |c: &Cut| c.front.len + c.suffix;
    for i in 1..cuts.len() {
        let mut at = i;
        while at > 0 && taken(&cuts[at]) < taken(&cuts[at - 1]) {
            cuts.swap(at, at - 1);
            at -= 1;
        }
    }
}

fn read(word: &str, cut: Cut) -> Analysis<'_> {
    let end = word.len() - cut.suffix;
    let stem = &word[cut.front.len..end];
    Analysis {
        conj: cut.front.conj,
        prep: cut.front.prep,
        article: cut.front.article,
        future: cut.front.future,
        stem: restored(stem, cut.restore),
        suffix: (cut.suffix > 0).then(|| &word[end..]),
    }
}

fn restored(stem: &str, restore: Restore) -> Cow<'_, str> {
    let mut owned = match restore {
        Restore::Nothing => return Cow::Borrowed(stem),
        Restore::Last(_) | Restore::More(_) => stem.to_owned(),
    };
    match restore {
        Restore::Nothing => {}
        Restore::Last(c) => {
            owned.pop();
            owned.push(c);
        }
        Restore::More(c) => owned.push(c),
    }
    Cow::Owned(owned)
}

/// What the end of `stem` may have been before a pronoun.
fn restorations(stem: &str) -> impl Iterator<Item = Restore> {
    let mut back = stem.chars().rev();
    let (last, before) = (back.next(), back.next());
    let (first, second) = match (last, before) {
        (Some(TEH), _) => (Some(Restore::Last(HEH)), None),
        (Some(ALEF), _) => (Some(Restore::Last(YEH)), None),
        // The seat of a hamza after a long vowel ("its allies"), or a lost noon ("its fighters").
        (Some(WAW), Some(ALEF)) | (Some(YEH), Some(ALEF)) => (Some(Restore::Last(HAMZA)), None),
        (Some(WAW), _) => (Some(Restore::More(NOON)), Some(Restore::More(ALEF))),
        (Some(YEH), _) => (Some(Restore::More(NOON)), None),
        _ => (None, None),
    };
    first.into_iter().chain(second)
}

/// Bytes of the pronoun that `word` may end in: its last letter leaves one choice.
fn pronoun(word: &str) -> usize {
    let mut back = word.chars().rev();
    let (Some(last), before) = (back.next(), back.next()) else {
        return 0;
    };
    let letters = match (last, before) {
        (HEH | KAF | YEH, _) => 1,
        (ALEF, Some(MEEM)) if back.next() == Some(HEH) => 3,
        (ALEF, Some(HEH | NOON)) | (MEEM, Some(HEH | KAF)) | (NOON, Some(HEH)) => 2,
        _ => 0,
    };
    // Every Arabic letter takes two bytes.
    letters * HEH.len_utf8()
}

/// Every front that leaves a stem of two letters, the empty one first.
fn fronts(word: &str) -> ArrayVec<Front, FRONTS> {
    let mut out = ArrayVec::new();
    let bare = Front::default();
    add(&mut out, bare);
    if !word.starts_with([WAW, FEH, BEH, LAM, KAF, ALEF, SEEN]) {
        return out;
    }
    fronts_after(word, bare, &mut out);
    if let Some((conj, len)) = take(word, bare, &[WAW, FEH]) {
        let front = Front {
            conj: Some(conj),
            len,
            ..bare
        };
        add(&mut out, front);
        fronts_after(word, front, &mut out);
    }
    out
}

/// What may follow a conjunction, or none.
fn fronts_after(word: &str, front: Front, out: &mut ArrayVec<Front, FRONTS>) {
    article(word, front).into_iter().for_each(|f| add(out, f));
    future(word, front).into_iter().for_each(|f| add(out, f));
    if let Some((prep, len)) = take(word, front, &[BEH, LAM, KAF]) {
        let front = Front {
            prep: Some(prep),
            len,
            ..front
        };
        add(out, front);
        article(word, front).into_iter().for_each(|f| add(out, f));
    }
    joined_article(word, front)
        .into_iter()
        .flatten()
        .for_each(|f| add(out, f));
}

/// One of `letters` after `front`, with the bytes then taken.
fn take(word: &str, front: Front, letters: &[char]) -> Option<(char, usize)> {
    let rest = &word[front.len..];
    let c = rest.chars().next().filter(|c| letters.contains(c))?;
    let len = front.len + c.len_utf8();
    leaves_stem(word, len).then_some((c, len))
}

fn leaves_stem(word: &str, len: usize) -> bool {
    word.get(len..)
        .is_some_and(|stem| stem.chars().nth(1).is_some())
}

fn article(word: &str, front: Front) -> Option<Front> {
    let len = front.len + AL.len();
    let rest = &word[front.len..];
    (rest.starts_with(AL) && leaves_stem(word, len)).then_some(Front {
        article: true,
        len,
        ..front
    })
}

/// Lam before the article swallows its alef; before a stem in lam it swallows a lam as well.
fn joined_article(word: &str, front: Front) -> [Option<Front>; 2] {
    if !word[front.len..].starts_with(LIL) {
        return [None, None];
    }
    [LAM.len_utf8(), LIL.len()].map(|taken| {
        let len = front.len + taken;
        let joined = Front {
            prep: Some(LAM),
            article: true,
            len,
            ..front
        };
        leaves_stem(word, len).then_some(joined)
    })
}

/// The seen of the future stands before the prefix letter of an imperfect.
fn future(word: &str, front: Front) -> Option<Front> {
    let (_, len) = take(word, front, &[SEEN])?;
    let verb = word[len..].starts_with([YEH, TEH, ALEF, NOON]);
    verb.then_some(Front {
        future: true,
        len,
        ..front
    })
}
