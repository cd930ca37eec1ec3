use kanyin::press::preflight::{Expect, examine};
use crate::good;

#[test]
fn look() {
    for bytes in [good::x4().bytes(), good::x1a().bytes()] {
        let report = examine(&bytes, &Expect::default());
        println!("{report:#?}");
    }
}
