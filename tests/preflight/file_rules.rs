use crate::good;

#[test]
fn look() {
    std::fs::write("/tmp/pf-x4.pdf", good::x4().bytes()).unwrap();
    std::fs::write("/tmp/pf-x1a.pdf", good::x1a().bytes()).unwrap();
}
