//! Colour against other colour engines: patches go through ours and through littleCMS's `transicc` (or Argyll's
//! `xicclu`), the inks of both through the output profile into Lab by the outside tool, and there they must be
//! nearly one: ΔE00 at most 1.0 in the mean and 3.0 at the worst.

mod delta;
mod patches;
mod tools;

use std::path::{Path, PathBuf};

use delta::{Differences, delta_e};
use tools::{transicc, xicclu};

use kanyin_colour::{Cmyk, ColourModel, Condition, PixelSource, Process};
use kanyin_testing::repository;

/// The built-in conditions, and their files for the tools.
fn conditions() -> [(Condition, PathBuf); 2] {
    [("newsprint", 2.4), ("coated", 3.0)].map(|(name, ink)| {
        let file = repository().join(format!("profiles/{name}.icc"));
        (Condition::built_in(name, ink).unwrap(), file)
    })
}

/// How far apart two lists of inks, in percent, print by this profile. None without the tool.
fn apart(profile: &Path, ours: &[Vec<f64>], theirs: &[Vec<f64>]) -> Option<Differences> {
    assert_eq!(ours.len(), theirs.len());
    let lab = |inks| transicc(&["-t3"], profile, Path::new("*Lab"), inks);
    let pairs = lab(ours)?.into_iter().zip(lab(theirs)?);
    Some(Differences::of(pairs.map(|(one, other)| delta_e(&one, &other))))
}

fn percent(inks: Cmyk) -> Vec<f64> {
    inks.0.iter().map(|v| f64::from(*v) * 100.0).collect()
}

fn byte_percent(inks: &[u8]) -> Vec<Vec<f64>> {
    inks.chunks_exact(4).map(|px| px.iter().map(|v| f64::from(*v) / 2.55).collect()).collect()
}

fn numbers(patches: &[[u8; 3]]) -> Vec<Vec<f64>> {
    patches.iter().map(|px| px.iter().map(|v| f64::from(*v)).collect()).collect()
}

/// The `transicc` profile names of a source of RGB pixels, and its bytes; nothing for sRGB.
fn rgb_sources(folder: &Path) -> Vec<(PathBuf, Option<Vec<u8>>)> {
    let mut all = vec![(PathBuf::from("*sRGB"), None)];
    let wide = [
        ("adobe.icc", moxcms::ColorProfile::new_adobe_rgb()),
        ("prophoto.icc", moxcms::ColorProfile::new_pro_photo_rgb()),
    ];
    for (name, profile) in wide {
        let bytes = profile.encode().unwrap();
        std::fs::write(folder.join(name), &bytes).unwrap();
        all.push((folder.join(name), Some(bytes)));
    }
    // Debian's, where icc-profiles-free is installed.
    for file in ["compatibleWithAdobeRGB1998.icc", "sRGB.icc", "LStar-RGB.icc"] {
        let file = Path::new("/usr/share/color/icc").join(file);
        if let Ok(bytes) = std::fs::read(&file) {
            all.push((file, Some(bytes)));
        }
    }
    all
}

#[test]
fn pictures_in_rgb() {
    let folder = tempfile::tempdir().unwrap();
    let patches = patches::rgb();
    for (condition, file) in conditions() {
        for (name, profile) in rgb_sources(folder.path()) {
            let source = PixelSource { model: ColourModel::Rgb, profile: profile.as_deref() };
            let way = condition.converter(source, Process::Four).unwrap();
            let ours = byte_percent(&way.convert(patches.as_flattened()));
            let Some(theirs) = transicc(&["-t0"], &name, &file, &numbers(&patches)) else {
                return;
            };
            let Some(apart) = apart(&file, &ours, &theirs) else { return };
            apart.hold(&format!("{} to {}", name.display(), condition.name()));
        }
    }
}

#[test]
fn single_colours() {
    let patches = patches::rgb();
    for (condition, file) in conditions() {
        let one = |px: &[u8; 3]| percent(condition.of_rgb(px.map(|v| f32::from(v) / 255.0)));
        let ours: Vec<_> = patches.iter().map(one).collect();
        let Some(theirs) = transicc(&["-t0"], Path::new("*sRGB"), &file, &numbers(&patches)) else {
            return;
        };
        let Some(apart) = apart(&file, &ours, &theirs) else { return };
        apart.hold(&format!("single colours to {}", condition.name()));
    }
}

#[test]
fn grey_pictures() {
    let folder = tempfile::tempdir().unwrap();
    let gamma = folder.path().join("gamma.icc");
    let bytes = moxcms::ColorProfile::new_gray_with_gamma(1.8).encode().unwrap();
    std::fs::write(&gamma, &bytes).unwrap();
    let greys: Vec<u8> = (0..=255).collect();
    let numbers: Vec<Vec<f64>> = greys.iter().map(|v| vec![f64::from(*v)]).collect();
    for (condition, file) in conditions() {
        let source = PixelSource { model: ColourModel::Grey, profile: Some(&bytes) };
        let ours =
            byte_percent(&condition.converter(source, Process::Four).unwrap().convert(&greys));
        let Some(theirs) = transicc(&["-t0"], &gamma, &file, &numbers) else { return };
        let Some(apart) = apart(&file, &ours, &theirs) else { return };
        apart.hold(&format!("grey to {}", condition.name()));
    }
}

/// Relative with black point compensation. Black alone is left out: ours stays black alone, theirs does not.
#[test]
fn pictures_in_other_inks() {
    let patches = patches::inks();
    let [newsprint, coated] = conditions();
    for (from, to) in [(&coated, &newsprint), (&newsprint, &coated)] {
        let source = PixelSource { model: ColourModel::Cmyk, profile: Some(from.0.icc()) };
        let way = to.0.converter(source, Process::Four).unwrap();
        let ours = byte_percent(&way.convert(patches.as_flattened()));
        let theirs = byte_percent(patches.as_flattened());
        let Some(theirs) = transicc(&["-t1", "-b"], &from.1, &to.1, &theirs) else { return };
        let Some(apart) = apart(&to.1, &ours, &theirs) else { return };
        apart.hold(&format!("{} to {}", from.0.name(), to.0.name()));
    }
}

/// A second engine, that shares nothing with the first.
#[test]
fn lab_against_argyll() {
    let patches = patches::lab();
    for (condition, file) in conditions() {
        let one =
            |lab: &Vec<f64>| percent(condition.of_lab(std::array::from_fn(|i| lab[i] as f32)));
        let ours: Vec<_> = patches.iter().map(one).collect();
        let Some(theirs) = xicclu(&["-fb", "-ip", "-pl", "-s100"], &file, &patches) else { return };
        let Some(apart) = apart(&file, &ours, &theirs) else { return };
        apart.hold(&format!("Lab to {}", condition.name()));
    }
}

/// What a proof shows against the tool's, in steps of 255.
#[test]
fn proofs() {
    let patches = patches::inks();
    let percents = byte_percent(patches.as_flattened());
    for (condition, file) in conditions() {
        let ours = condition.seen_pixels_relative(patches.as_flattened());
        let Some(theirs) = transicc(&["-t1", "-s"], &file, Path::new("*sRGB"), &percents) else {
            return;
        };
        let steps: Vec<f64> = ours
            .iter()
            .zip(theirs.iter().flatten())
            .map(|(one, other)| (f64::from(*one) - other.clamp(0.0, 255.0)).abs())
            .collect();
        let mean = steps.iter().sum::<f64>() / steps.len() as f64;
        assert!(mean < 0.6, "{}: {mean}", condition.name());
    }
}

/// A page in black alone: as dark as the picture, by the tool's own measure of both.
#[test]
fn pictures_in_black_alone() {
    let greys: Vec<[u8; 3]> = (0..=255).map(|v| [v; 3]).collect();
    for (condition, file) in conditions() {
        let source = PixelSource { model: ColourModel::Rgb, profile: None };
        let way = condition.converter(source, Process::Black).unwrap();
        let inks: Vec<Vec<f64>> = way
            .convert(greys.as_flattened())
            .iter()
            .map(|v| vec![0.0, 0.0, 0.0, f64::from(*v) / 2.55])
            .collect();
        let xyz = |profile: &Path, colours: &[Vec<f64>]| {
            transicc(&["-t1"], profile, Path::new("*XYZ"), colours)
        };
        let Some(printed) = xyz(&file, &inks) else { return };
        let Some(meant) = xyz(Path::new("*sRGB"), &numbers(&greys)) else { return };
        let black = printed[0][1];
        for (printed, meant) in printed.iter().zip(&meant) {
            let meant = black + meant[1] * (100.0 - black) / 100.0;
            let [one, other] = [printed[1], meant].map(|y| 116.0 * (y / 100.0).cbrt() - 16.0);
            assert!((one - other).abs() < 0.5, "{}: L {one} for {other}", condition.name());
        }
    }
}
