//! The data of a part, as templates get it.

use typst_library::layout::{Abs, Length};

/// `it! { "key" => value, … }`: the data of a part.
macro_rules! it {
    ($($key:literal => $value:expr),* $(,)?) => {{
        #[allow(unused_mut)]
        let mut dict = typst_library::foundations::Dict::new();
        $(dict.insert($key.into(), typst_library::foundations::IntoValue::into_value($value));)*
        dict
    }};
}
pub(crate) use it;

/// Points as templates get them.
pub fn points(length: f64) -> Length {
    Length::from(Abs::pt(length))
}
