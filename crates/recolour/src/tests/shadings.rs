//! Shadings of every type.

use lopdf::{Document, Object};

use super::sheet::{Done, Sheet};
use crate::function::Function;
use crate::source_pdf::SourcePdf;

fn shaded(shading: &str) -> Sheet {
    Sheet::new(&format!("/Shading << /S {shading} >>"), "/S sh")
}

/// The ink function of the only shading.
fn function(done: &Done) -> Function {
    let page = done.document.page_iter().next().unwrap();
    let page = done.document.get_dictionary(page).unwrap();
    let source = SourcePdf(&done.document);
    let resources = source.dict(page, b"Resources").unwrap();
    let shadings = source.dict(resources, b"Shading").unwrap();
    let shading = source.dict(shadings, b"S").unwrap();
    Function::read(source, shading.get(b"Function").unwrap()).unwrap()
}

fn close(values: &[f32], wanted: &[f32]) {
    assert_eq!(values.len(), wanted.len(), "{values:?}");
    let near = values.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 0.004);
    assert!(near, "{values:?} is not {wanted:?}");
}

const RED_BLUE: &str = "<< /FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1 >>";

#[test]
fn axial_and_radial() {
    for head in ["/ShadingType 2 /Coords [0 0 9 9]", "/ShadingType 3 /Coords [5 5 0 5 5 9]"] {
        let done =
            shaded(&format!("<< {head} /ColorSpace /DeviceRGB /Function {RED_BLUE} >>")).plain();
        let function = function(&done);
        close(&function.at(&[0.0]), &[0.0, 1.0, 1.0, 0.0]);
        close(&function.at(&[0.25]), &[0.25, 1.0, 0.75, 0.0]);
        // A straight gradient needs no samples.
        assert!(done.all().contains("/FunctionType 2"));
    }
}

#[test]
fn bent_stitched_and_sampled() {
    let bent = "<< /FunctionType 2 /Domain [0 1] /C0 [1 1 1] /C1 [0 0 0] /N 2.5 >>";
    let done = shaded(&format!(
        "<< /ShadingType 2 /Coords [0 0 9 9] /ColorSpace /DeviceRGB /Function {bent} >>"
    ));
    let value = 0.4f32.powf(2.5);
    close(&function(&done.plain()).at(&[0.4]), &[value, value, value, 0.0]);
    let stitched = format!(
        "<< /FunctionType 3 /Domain [0 1] /Bounds [0.5] /Encode [0 1 1 0] /Functions [{RED_BLUE} {bent}] >>"
    );
    let done = shaded(&format!(
        "<< /ShadingType 2 /Coords [0 0 9 9] /ColorSpace /DeviceRGB /Function {stitched} >>"
    ));
    let done = done.plain();
    let function = function(&done);
    close(&function.at(&[0.4999]), &[1.0, 1.0, 0.0, 0.0]);
    close(&function.at(&[0.5]), &[1.0, 1.0, 1.0, 0.0]);
    close(&function.at(&[1.0]), &[0.0, 0.0, 0.0, 0.0]);
}

#[test]
fn a_function_for_each_colour_and_one_that_calculates() {
    let one = |c1: f32| format!("<< /FunctionType 2 /Domain [0 1] /C0 [0] /C1 [{c1}] /N 1 >>");
    let done = shaded(&format!(
        "<< /ShadingType 2 /Coords [0 0 9 9] /ColorSpace /DeviceRGB /Function [{} {} {}] >>",
        one(1.0),
        one(0.5),
        one(0.0)
    ));
    close(&function(&done.plain()).at(&[1.0]), &[0.0, 0.5, 1.0, 0.0]);
    let done =
        shaded("<< /ShadingType 2 /Coords [0 0 9 9] /ColorSpace /DeviceRGB /Function 5 0 R >>")
            .stream(
                "/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1]",
                "{ dup 0.5 gt {pop 1 0 0} {dup dup} ifelse }",
            );
    let function = function(&done.plain());
    close(&function.at(&[0.25]), &[0.75, 0.75, 0.75, 0.0]);
    close(&function.at(&[0.75]), &[0.0, 1.0, 1.0, 0.0]);
}

#[test]
fn function_based() {
    let done =
        shaded("<< /ShadingType 1 /ColorSpace /DeviceRGB /Function 5 0 R /Background [1 1 0] >>")
            .stream("/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1]", "{ 0 }")
            .plain();
    close(&function(&done).at(&[0.25, 0.75]), &[0.75, 0.25, 1.0, 0.0]);
    assert!(done.all().contains("/Background [0 0 1 0]"), "{}", done.all());
}

#[test]
fn meshes() {
    let decode = "/Decode [0 100 0 100 0 1 0 1 0 1] /BitsPerCoordinate 8 /BitsPerComponent 8";
    let corners: Vec<u8> =
        [[0u8, 0, 0, 255, 0, 0], [0, 255, 0, 0, 255, 0], [0, 0, 255, 0, 0, 255]].concat();
    let done = shaded("5 0 R").stream(
        &format!("/ShadingType 4 /ColorSpace /DeviceRGB /BitsPerFlag 8 {decode}"),
        &corners,
    );
    let done = done.plain();
    let mesh = done.document.objects.values().find_map(|object| match object {
        Object::Stream(stream) if stream.dict.has(b"ShadingType") => Some(stream),
        _ => None,
    });
    let mesh = mesh.unwrap();
    assert_eq!(mesh.dict.get(b"ColorSpace").unwrap(), &Object::from("DeviceCMYK"));
    let data = mesh.get_plain_content().unwrap();
    let (full, none) = ([255, 255], [0, 0]);
    let red = [&[0, 0, 0][..], &none, &full, &full, &none].concat();
    assert_eq!(data[..11], red);
    assert_eq!(data.len(), 33);
    // With a function the corners stay, and the function changes.
    let one = "/Decode [0 100 0 100 0 1] /BitsPerCoordinate 8 /BitsPerComponent 8 /BitsPerFlag 8";
    let bytes = [0u8, 0, 0, 0, 0, 255, 0, 128, 0, 0, 255, 255];
    let dict = format!("/ShadingType 4 /ColorSpace /DeviceRGB {one} /Function {RED_BLUE}");
    let done = shaded("5 0 R").stream(&dict, bytes).plain();
    close(&function(&done).at(&[1.0]), &[1.0, 1.0, 0.0, 0.0]);
    assert!(
        done.document
            .objects
            .values()
            .any(|object| { matches!(object, Object::Stream(stream) if stream.content == bytes) })
    );
}

#[test]
fn patterns_of_shadings() {
    let shading = format!(
        "<< /ShadingType 2 /Coords [0 0 9 9] /ColorSpace /DeviceRGB /Function {RED_BLUE} >>"
    );
    let pattern = format!("/Pattern << /P << /PatternType 2 /Shading {shading} >> >>");
    let done = Sheet::new(&pattern, "/Pattern CS /P SCN 0 0 m 9 9 l S").plain();
    assert_eq!(done.content(), "/Pattern CS /KnPattern SCN\n0 0 m\n9 9 l\nS");
}

#[test]
fn cmyk_gradients_stay() {
    let function = "<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 0 0] /N 3 >>";
    let done = shaded(&format!(
        "<< /ShadingType 2 /Coords [0 0 9 9] /ColorSpace /DeviceCMYK /Function {function} >>"
    ));
    assert!(done.plain().all().contains("/N 3"));
}

#[test]
fn calculators() {
    let at = |program: &str, input: &[f32], outputs: usize| {
        let dict = format!(
            "/FunctionType 4 /Domain [{}] /Range [{}]",
            "-99 99 ".repeat(input.len()),
            "-99 99 ".repeat(outputs)
        );
        let sheet = Sheet::new("", "").stream(&dict, program).bytes();
        let document = Document::load_mem(&sheet).unwrap();
        let function = Function::read(SourcePdf(&document), &Object::Reference((5, 0))).unwrap();
        function.at(input)
    };
    assert_eq!(at("{ 3 1 roll }", &[1.0, 2.0, 3.0], 3), [3.0, 1.0, 2.0]);
    assert_eq!(at("{ 2 copy add }", &[1.0, 2.0], 3), [1.0, 2.0, 3.0]);
    assert_eq!(at("{ 1 index exch sub }", &[5.0, 2.0], 2), [5.0, 3.0]);
    assert_eq!(at("{ 7 mod 2 exp 3 idiv 90 sin mul }", &[12.0], 1), [8.0]);
    assert_eq!(at("{ dup 0 lt { neg } if sqrt }", &[-9.0], 1), [3.0]);
    assert_eq!(at("{ pop pop pop }", &[1.0], 1), [0.0]);
}
