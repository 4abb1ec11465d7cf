//! Names as numbers, and small sorted sets of them.
//!
//! An id is compared far more often than it is shown, so comparing works on a hash
//! of it that is the same on every machine: what two processes make of one id is one
//! number, and no table of names has to travel with the numbers.

use crate::stable;

/// An id, as its stable hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Sym(u64);

impl Sym {
    pub fn of(id: &str) -> Self {
        Self(stable::hash(id.as_bytes()))
    }

    pub fn number(self) -> u64 {
        self.0
    }
}

/// A small sorted set without repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Set<T>(Vec<T>);

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Ord + Copy> Set<T> {
    pub fn one(item: T) -> Self {
        Self(vec![item])
    }

    pub fn contains(&self, item: &T) -> bool {
        self.0.binary_search(item).is_ok()
    }

    pub fn is_disjoint(&self, other: &Self) -> bool {
        let (few, many) = if self.0.len() <= other.0.len() {
            (self, other)
        } else {
            (other, self)
        };
        !few.0.iter().any(|item| many.contains(item))
    }

    pub fn extend(&mut self, other: &Self) {
        if other.0.iter().all(|item| self.contains(item)) {
            return;
        }
        self.0.extend_from_slice(&other.0);
        self.0.sort_unstable();
        self.0.dedup();
    }

    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }
}

impl<T: Ord> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut all: Vec<T> = items.into_iter().collect();
        all.sort_unstable();
        all.dedup();
        all.shrink_to_fit();
        Self(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_sorted_and_without_repeats() {
        let mut set: Set<i32> = [3, 1, 3].into_iter().collect();
        set.extend(&[2, 1].into_iter().collect());
        assert_eq!(set.iter().copied().collect::<Vec<_>>(), [1, 2, 3]);
        assert!(set.contains(&2) && !set.is_disjoint(&Set::one(3)));
    }
}
