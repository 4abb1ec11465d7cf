//! Both rest on the same named source.

use super::{Signal, speaks_for};
use crate::profile::Profile;

pub(super) fn compare(a: &Profile, b: &Profile) -> Option<Signal> {
    (!a.roots.is_disjoint(&b.roots)).then(|| speaks_for("source.same", 30))
}
