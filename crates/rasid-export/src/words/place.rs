//! Places in words, with how finely they are known.

use rasid_model::{GeoPrecision, Place};

/// `Al-Omar oil field, Deir ez-Zor, SY`; `near Tyre, South, LB`; `Syria (country)`.
pub fn place(place: &Place) -> String {
    let name = &place.name_en;
    let head = match place.geo_precision {
        GeoPrecision::Facility | GeoPrecision::Town => name.clone(),
        GeoPrecision::Near => format!("near {name}"),
        // A wide area says so, that nobody takes it for a point.
        wide if name.to_lowercase().contains(wide.name()) => name.clone(),
        wide => format!("{name} ({wide})"),
    };
    let wider = place.admin1.iter().filter(|a| !name.contains(a.as_str()));
    let wider = wider.chain(place.country.iter());
    let shown = if place.geo_precision == GeoPrecision::Country {
        None
    } else {
        Some(wider)
    };
    std::iter::once(&head)
        .chain(shown.into_iter().flatten())
        .cloned()
        .collect::<Vec<_>>()
        .join(", ")
}
