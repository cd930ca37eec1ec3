use moxcms::{Matrix3d, ToneReprCurve, Vector3d};

use super::*;

/// A `lut16Type` with straight curves.
fn lut16(ins: u8, outs: u8, points: u8, nodes: Vec<u16>) -> LutWarehouse {
    let straight = |channels: u8| LutStore::Store16([0, 65535].repeat(usize::from(channels)));
    LutWarehouse::Lut(LutDataType {
        num_input_channels: ins,
        num_output_channels: outs,
        num_clut_grid_points: points,
        matrix: Matrix3d::IDENTITY,
        num_input_table_entries: 2,
        num_output_table_entries: 2,
        input_table: straight(ins),
        clut_table: LutStore::Store16(nodes),
        output_table: straight(outs),
        lut_type: LutType::Lut16,
    })
}

#[test]
fn old_lab_is_read_as_old_lab() {
    // All inks give L 100, a 0, b 0.
    let nodes = [0xff00, 0x8000, 0x8000].repeat(16);
    let table = Table::read(&lut16(4, 3, 2, nodes), DataColorSpace::Lab, 4, true).unwrap();
    let [l, a, b] = table.light([0.3, 0.2, 0.9, 0.5]).lab();
    assert!((l - 100.0).abs() < 1e-3 && a.abs() < 1e-3 && b.abs() < 1e-3, "{l} {a} {b}");
}

#[test]
fn light_is_written_as_it_is_read() {
    let nodes: Vec<u16> =
        (0..8).flat_map(|i| [i >> 2 & 1, i >> 1 & 1, i & 1, 0].map(|bit| bit * 65535)).collect();
    let table = Table::read(&lut16(3, 4, 2, nodes), DataColorSpace::Lab, 4, false).unwrap();
    let [l, a, b, k] = table.device(Xyz::of_lab([50.0, 0.0, 0.0]));
    assert!((l - 0.498).abs() < 1e-3 && (a - 0.5).abs() < 1e-3 && (b - 0.5).abs() < 1e-3);
    assert_eq!(k, 0.0);
}

#[test]
fn tables_of_other_shapes_are_refused() {
    let nodes = vec![0; 48];
    assert!(Table::read(&lut16(4, 3, 2, nodes.clone()), DataColorSpace::Lab, 4, true).is_some());
    assert!(Table::read(&lut16(4, 3, 2, nodes.clone()), DataColorSpace::Lab, 3, true).is_none());
    assert!(Table::read(&lut16(4, 3, 2, nodes.clone()), DataColorSpace::Lab, 4, false).is_none());
    assert!(Table::read(&lut16(4, 3, 2, nodes.clone()), DataColorSpace::Luv, 4, true).is_none());
    assert!(Table::read(&lut16(4, 3, 3, nodes), DataColorSpace::Lab, 4, true).is_none());
    assert!(Table::read(&lut16(4, 3, 0, vec![]), DataColorSpace::Lab, 4, true).is_none());
}

/// `lutAToBType` with everything in it: A curves invert nothing, the lattice is the identity, M squares, the
/// matrix swaps the first two, B leaves.
#[test]
fn staged_tables_go_in_order() {
    let nodes: Vec<u16> =
        (0..8).flat_map(|i| [i >> 2 & 1, i >> 1 & 1, i & 1].map(|bit| bit * 65535)).collect();
    let same = vec![ToneReprCurve::Lut(vec![]); 3];
    let mut grid_points = [0; 16];
    grid_points[..3].fill(2);
    let lut = LutMultidimensionalType {
        num_input_channels: 3,
        num_output_channels: 3,
        grid_points,
        clut: Some(LutStore::Store16(nodes)),
        a_curves: same.clone(),
        b_curves: same,
        m_curves: vec![ToneReprCurve::Lut(vec![512]); 3],
        matrix: Matrix3d { v: [[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]] },
        bias: Vector3d { v: [0.0; 3] },
    };
    let table =
        Table::read(&LutWarehouse::Multidimensional(lut), DataColorSpace::Xyz, 3, true).unwrap();
    let light = table.light([0.5, 0.8, 0.2, 0.0]).0.map(|v| v * 32768.0 / 65535.0);
    for (got, want) in light.into_iter().zip([0.64, 0.25, 0.04]) {
        assert!((got - want).abs() < 1e-6, "{light:?}");
    }
}
