//! A place as far as comparing needs it.

use crate::sym::Sym;
use rasid_model::{GeoPrecision, Place};

/// A named place: which one, where, how fine, and in what.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Spot {
    pub id: Sym,
    pub lat: f64,
    pub lon: f64,
    pub precision: GeoPrecision,
    pub admin1: Option<Sym>,
    pub country: Option<Sym>,
    /// Is its area named after it? Reports that name it may mean the area.
    pub seat: bool,
}

impl Spot {
    pub fn of(place: &Place) -> Self {
        Self {
            id: Sym::of(&place.id),
            lat: place.lat,
            lon: place.lon,
            precision: place.geo_precision,
            admin1: place.admin1.as_deref().map(Sym::of),
            country: place.country.as_deref().map(Sym::of),
            seat: place.geo_precision == GeoPrecision::Town
                && place.admin1.as_ref() == Some(&place.name_en),
        }
    }

    /// Is it a region of a country that is no part of its administration: "the east", "the valley"?
    pub fn region(&self) -> bool {
        self.precision == GeoPrecision::Governorate
            && self.admin1.is_none()
            && self.country.is_some()
    }
}
