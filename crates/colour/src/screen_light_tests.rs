use moxcms::ColorProfile;

use super::*;
use crate::Condition;
use crate::pixel_source::PixelSource;

fn condition() -> Condition {
    Condition::built_in("newsprint", 2.4).unwrap()
}

fn lit(profile: &ColorProfile, pixel: [u8; 3]) -> [u8; 3] {
    let profile = profile.encode().unwrap();
    let source = PixelSource { model: ColourModel::Rgb, profile: Some(&profile) };
    let light = condition().light(source).unwrap().expect("another space");
    light.pixels(&pixel).try_into().unwrap()
}

fn assert_near(seen: [u8; 3], wanted: [u8; 3]) {
    assert!(seen.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) <= 1), "{seen:?} for {wanted:?}");
}

/// By the primaries and curves that stand in the spaces' own standards, adapted to D50.
#[test]
fn wide_spaces_become_srgb() {
    let adobe = ColorProfile::new_adobe_rgb();
    assert_near(lit(&adobe, [180, 121, 91]), [199, 121, 88]);
    assert_near(lit(&adobe, [128; 3]), [128; 3]);
    assert_near(lit(&adobe, [255; 3]), [255; 3]);
    assert_near(lit(&ColorProfile::new_display_p3(), [180, 121, 91]), [190, 118, 85]);
    assert_near(lit(&ColorProfile::new_pro_photo_rgb(), [120, 110, 90]), [153, 127, 105]);
}

#[test]
fn srgb_is_left_alone() {
    let srgb = ColorProfile::new_srgb().encode().unwrap();
    let source = |model, profile| condition().light(PixelSource { model, profile }).unwrap();
    assert!(source(ColourModel::Rgb, Some(&srgb)).is_none());
    assert!(source(ColourModel::Rgb, None).is_none());
    assert!(source(ColourModel::Grey, None).is_none());
}

#[test]
fn grey_goes_by_its_curve() {
    let linear = ColorProfile::new_gray_with_gamma(1.0).encode().unwrap();
    let source = PixelSource { model: ColourModel::Grey, profile: Some(&linear) };
    let light = condition().light(source).unwrap().expect("another curve");
    // Half of the light is 188 in sRGB.
    assert!(
        light.pixels(&[0, 128, 255]).iter().zip([0, 188, 255]).all(|(a, b)| a.abs_diff(b) <= 1)
    );
}

#[test]
fn inks_of_another_paper_go_by_their_own_profile() {
    let coated = Condition::built_in("coated", 3.0).unwrap();
    let source = PixelSource { model: ColourModel::Cmyk, profile: Some(coated.icc()) };
    let light = condition().light(source).unwrap().unwrap();
    let inks = [0, 200, 180, 0];
    assert_eq!(light.pixels(&inks), coated.seen_pixels_relative(&inks));
    assert_ne!(light.pixels(&inks), condition().seen_pixels_relative(&inks));
}

#[test]
fn a_profile_for_other_pixels_is_refused() {
    let adobe = ColorProfile::new_adobe_rgb().encode().unwrap();
    for profile in [&adobe[..200], &adobe] {
        let source = PixelSource { model: ColourModel::Grey, profile: Some(profile) };
        assert!(condition().light(source).is_err());
    }
}
