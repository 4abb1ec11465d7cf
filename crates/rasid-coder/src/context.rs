//! One report made ready: its tokens, and what the codebook finds in them.

use crate::chunk::{Chunk, Kind, chunks};
use crate::memo::Memo;
use crate::phrase::Setting;
use crate::speech::Names;
use rasid_codebook::{Codebook, Frame, Hit, Readings, WordClass};
use rasid_model::{Report, Span};
use rasid_text::Document;
use rasid_text::fold::letters::WAW;
use rasid_text::number::{Number, numbers_kept};
use rasid_time::{Habits, TimeHit, expressions_kept};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Everything recognised in one report.
pub(crate) struct Context<'a> {
    pub book: &'a Codebook,
    pub report: &'a Report,
    pub doc: Document,
    /// The number of each token's word in the memo's vocabulary.
    pub word_numbers: Vec<u32>,
    pub readings: Readings,
    pub numbers: Vec<Number>,
    pub times: Vec<TimeHit>,
    /// Chunks of the whole report, in text order.
    pub chunks: Vec<Chunk>,
    /// The chunks of each sentence.
    pub sentences: Vec<Range<usize>>,
    /// Tokens from here on are what the site wraps around its article.
    pub boilerplate: usize,
    /// Line after line, each with its own news.
    bulletin: bool,
    setting: OnceCell<Setting>,
    names: OnceCell<Names>,
    play: OnceCell<usize>,
}

impl<'a> Context<'a> {
    /// Recognises everything that the codebook knows in the report.
    pub fn new(book: &'a Codebook, report: &'a Report, memo: &mut Memo) -> Self {
        let doc = Document::new(&report.text);
        let word_numbers = memo.vocabulary.number(&doc);
        let matcher = book.matcher();
        let readings = matcher.readings_kept(&doc, &word_numbers, &mut memo.known);
        let numbers = numbers_kept(book.numbers(), &doc, &word_numbers, &mut memo.numbers);
        let times = expressions_kept(
            book.times(),
            &doc,
            &numbers,
            habits(book, report),
            (&word_numbers, &mut memo.times),
        );
        let mut this = Self {
            book,
            report,
            doc,
            word_numbers,
            readings,
            numbers,
            times,
            chunks: Vec::new(),
            sentences: Vec::new(),
            boilerplate: usize::MAX,
            bulletin: false,
            setting: OnceCell::new(),
            names: OnceCell::new(),
            play: OnceCell::new(),
        };
        this.bulletin = bulletin(&this.doc);
        let (chunks, sentences) = chunks(&this);
        this.chunks = chunks;
        this.sentences = sentences;
        this.boilerplate = crate::boilerplate::starts(&this);
        this
    }

    /// What the report speaks of; looked for once a name wants it.
    pub fn setting(&self) -> &Setting {
        self.setting.get_or_init(|| Setting::of(self))
    }

    /// Organisations that the report names and the codebook does not know.
    pub fn names(&self) -> &Names {
        self.names.get_or_init(|| Names::of(self))
    }

    /// How many different words of sport, arts and markets the report has.
    pub fn words_of_play(&self) -> usize {
        *self.play.get_or_init(|| {
            let tokens = 0..self.doc.tokens.len();
            let play = tokens.filter(|t| self.may_be(*t, WordClass::Figurative));
            let words: BTreeSet<&str> = play.map(|t| self.doc.word(t)).collect();
            words.len()
        })
    }

    /// Where a range of tokens stands in the source.
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        self.doc.span(tokens.clone())
    }

    /// Does this token stand in what the site wraps around its article?
    pub fn boiler(&self, token: usize) -> bool {
        token >= self.boilerplate
    }

    /// Does a sentence stand above a body that tells the same at length?
    pub fn in_head(&self, sentence: usize) -> bool {
        let head = self.doc.sentences.get(..=sentence);
        !self.bulletin && head.is_some_and(|head| head.iter().all(|s| s.heading))
    }

    /// Is the text line after line, each its own news?
    pub fn in_bulletin(&self) -> bool {
        self.bulletin
    }

    /// Is a sentence told as a headline: one that stands apart, the only one, a line of a bulletin?
    pub fn headline(&self, sentence: usize) -> bool {
        self.bulletin
            || self.doc.sentences.len() == 1
            || self.doc.sentences.get(sentence).is_some_and(|s| s.heading)
    }

    /// Where a chunk stands in the source.
    pub fn chunk_span(&self, chunk: usize) -> Span {
        self.span(&self.chunks[chunk].tokens)
    }

    /// Where a sentence stands in the source.
    pub fn sentence_span(&self, sentence: usize) -> Span {
        self.span(&self.doc.sentences[sentence].tokens)
    }

    /// The sentence that a chunk stands in.
    pub fn sentence_of_chunk(&self, chunk: usize) -> usize {
        self.sentences.partition_point(|s| s.end <= chunk)
    }

    /// The words of a span, as the report spells them.
    pub fn words(&self, span: Span) -> String {
        self.report
            .text
            .chars()
            .skip(span.start as usize)
            .take((span.end - span.start) as usize)
            .collect()
    }

    /// The longest match that begins at a token.
    pub fn hit(&self, token: usize) -> Option<Hit<'a>> {
        self.book.matcher().longest(&self.readings, token)
    }

    /// Every match that begins at a token.
    pub fn hits(&self, token: usize) -> impl Iterator<Item = Hit<'a>> + use<'_, 'a> {
        self.book.matcher().all(&self.readings, token)
    }

    /// May the word at a token be of this class?
    pub fn may_be(&self, token: usize, class: WordClass) -> bool {
        self.hits(token)
            .any(|h| h.refs.contains(&rasid_codebook::Ref::Word(class)))
    }

    /// The longest match at a token before `end`.
    pub fn hit_before(&self, token: usize, end: usize) -> Option<Hit<'a>> {
        (token < end).then(|| self.hit(token)).flatten()
    }

    /// Does a word of this class stand in a range of chunks?
    pub fn has(&self, mut chunks: Range<usize>, class: WordClass) -> bool {
        chunks.any(|k| self.chunks[k].is(class))
    }

    /// The chunks of a sentence before `chunk`, `reach` of them at most.
    pub fn just_before(&self, sentence: usize, chunk: usize, reach: usize) -> Range<usize> {
        let start = self.sentences[sentence].start;
        start.max(chunk.saturating_sub(reach))..chunk
    }

    /// The chunks of a sentence after `chunk`, `reach` of them at most.
    pub fn just_after(&self, sentence: usize, chunk: usize, reach: usize) -> Range<usize> {
        let end = self.sentences[sentence].end;
        chunk + 1..end.min(chunk + 1 + reach)
    }

    /// The frame whose trigger a chunk is, as a verb before as a noun.
    pub fn frame_at(&self, chunk: usize) -> Option<&'a Frame> {
        match self.chunks[chunk].kind {
            Kind::Frame(t) => t.verb.or(t.noun).map(|(frame, _)| self.book.frame(frame)),
            _ => None,
        }
    }
}

/// How the report's outlet writes of time.
fn habits(book: &Codebook, report: &Report) -> Habits {
    Habits {
        digits: book.digit_order(outlet_country(book, report)),
        ..Habits::default()
    }
}

/// The country of the report's outlet, where the codebook knows it.
pub(crate) fn outlet_country<'a>(book: &'a Codebook, report: &Report) -> Option<&'a str> {
    let outlet = report.outlet.as_ref()?;
    book.source_by_id(&outlet.id)?.country.as_deref()
}

/// The fewest lines of a bulletin.
const LINES: usize = 4;

/// The most tokens that a line of a bulletin has, as a rule.
const LINE: usize = 24;

/// Is a text line after line, each a short sentence of its own?
fn bulletin(doc: &Document) -> bool {
    let mut lines: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for sentence in &doc.sentences {
        let (sentences, tokens) = lines.entry(sentence.paragraph).or_default();
        *sentences += 1;
        *tokens += sentence.tokens.len();
    }
    let short = lines
        .values()
        .filter(|(sentences, tokens)| *sentences == 1 && *tokens <= LINE);
    let short = short.count();
    short >= LINES && short * 4 >= lines.len() * 3 && !goes_on(doc)
}

/// Do most paragraphs of the body go on from the one before with "and", as those of a report do?
fn goes_on(doc: &Document) -> bool {
    let opens = doc
        .sentences
        .windows(2)
        .filter(|pair| pair[0].paragraph != pair[1].paragraph);
    let body: Vec<bool> = opens
        .skip(1)
        .map(|pair| doc.word(pair[1].tokens.start).starts_with(WAW))
        .collect();
    2 * body.iter().filter(|and| **and).count() > body.len()
}
