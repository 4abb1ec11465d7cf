//! Both are told as answers to something.

use super::{Signal, speaks_for};
use crate::profile::Profile;

pub(super) fn compare(a: &Profile, b: &Profile) -> Option<Signal> {
    (a.answers && b.answers).then(|| speaks_for("response.both", 50))
}
