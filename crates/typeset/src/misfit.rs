//! Faults of copy that does not fit its area.

use kanyin_diagnostics::{Code, Fault, Spot, Told, told};

/// How much copy is too long: in characters where they are known, and lines.
pub fn too_long(characters: Option<usize>, lines: u32) -> Told {
    match characters {
        Some(n) => told!("多出 {n} 字（{lines} 行）", "{n} characters ({lines} lines) too long"),
        None => told!("多出 {lines} 行", "{lines} lines too long"),
    }
}

/// 溢出: copy that does not fit; the spot is where the rest begins.
pub fn overset(page: u32, spot: Spot, how_much: &Told) -> Fault {
    let Told { zh, en } = how_much;
    let what = told!("第 {page} 版放不下：{zh}", "does not fit on page {page}: {en}");
    let hint = told!("删去，或在版式里加大区块", "cut it, or give its area more room");
    Fault::error(Code::Overset, spot, what).hint(hint)
}

/// 不足: lines left empty beyond what could give.
pub fn underset(page: u32, spot: Spot, lines: u32, measure: u32) -> Fault {
    let characters = lines * measure;
    let what = told!(
        "第 {page} 版还空 {lines} 行（约 {characters} 字）",
        "{lines} lines (about {characters} characters) left empty on page {page}"
    );
    let hint = told!("补几句，或换一张大些的图片", "add to it, or use a larger picture");
    Fault::warning(Code::Underset, spot, what).hint(hint)
}

/// A block higher than any column had to be cut: nothing on the page can hold it.
pub fn too_high(spot: Spot) -> Fault {
    let what = told!(
        "有一块（方框、表格或图片）比栏还高，被切开了",
        "a box, table or picture is higher than its column and was cut"
    );
    let hint = told!("缩短它，或加大区块", "shorten it, or give the area more room");
    Fault::error(Code::TooHigh, spot, what).hint(hint)
}

/// A picture for which the area has no place.
pub fn no_room(spot: Spot) -> Fault {
    let what = told!("这张图片放不下", "there is no room for this picture");
    let hint = told!(
        "改小 columns，写 place=here，或加大区块",
        "lower its columns, write place=here, or give the area more room"
    );
    Fault::error(Code::NoRoom, spot, what).hint(hint)
}

/// A title that was to stand upright and cannot.
pub fn not_upright(spot: Spot) -> Fault {
    let what =
        told!("这个标题竖不起来，排成了横题", "this title cannot stand upright and was set level");
    let hint = told!(
        "竖题每行最多九个字、两行，连引题副题不宽于一栏，只用于新闻和散文；缩短标题，或删去 direction",
        "an upright title has at most two lines of nine characters, is with kicker and deck no wider than a column, and is for news and essays; shorten it, or remove `direction`"
    );
    Fault::warning(Code::NotUpright, spot, what).hint(hint)
}
