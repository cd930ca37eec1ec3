//! Tables.

use kanyin_desk::block::{Content, Table};

use crate::made::{Made, p, read, texts};

fn tc(look: &str, inner: &str) -> String {
    format!("<w:tc><w:tcPr>{look}</w:tcPr>{inner}</w:tc>")
}

fn table(rows: &[&[String]]) -> String {
    let rows: String = rows.iter().map(|row| format!("<w:tr>{}</w:tr>", row.concat())).collect();
    format!("<w:tbl>{rows}</w:tbl>")
}

fn shape(table: &Table) -> Vec<Vec<(String, u32, u32)>> {
    let cell = |cell: &kanyin_desk::block::Cell| {
        (cell.spans.iter().map(|span| span.text.as_str()).collect(), cell.columns, cell.rows)
    };
    table.rows.iter().map(|row| row.iter().map(cell).collect()).collect()
}

#[test]
fn merged_cells_stand_over_columns_and_rows() {
    let span = r#"<w:gridSpan w:val="2"/>"#;
    let body = table(&[
        &[tc(r#"<w:vMerge w:val="restart"/>"#, &p("社区")), tc(span, &p("人数"))],
        &[tc("<w:vMerge/>", "<w:p/>"), tc("", &p("男")), tc("", &p("女"))],
        &[tc("", &p("老西门")), tc("", &p("3")), tc("", &format!("{}{}", p("4"), p("（含儿童）")))],
    ]);
    let source = read(&body);
    let Content::Table(table) = &source.blocks[0].content else { panic!() };
    let cell = |text: &str, columns, rows| (text.to_string(), columns, rows);
    assert_eq!(
        shape(table),
        [
            vec![cell("社区", 1, 2), cell("人数", 2, 1), cell("", 0, 1)],
            vec![cell("", 1, 0), cell("男", 1, 1), cell("女", 1, 1)],
            vec![cell("老西门", 1, 1), cell("3", 1, 1), cell("4\n（含儿童）", 1, 1)],
        ]
    );
    assert_eq!(source.blocks[0].line, 1);
}

#[test]
fn text_in_a_covered_cell_and_a_table_in_a_cell_are_kept() {
    let inner = table(&[&[tc("", &p("内1")), tc("", &p("内2"))]]);
    let body = table(&[
        &[tc(r#"<w:vMerge w:val="restart"/>"#, &p("上")), tc("", &format!("{inner}<w:p/>"))],
        &[tc("<w:vMerge/>", &p("下")), tc("", &p("右"))],
    ]);
    let source = read(&body);
    let Content::Table(table) = &source.blocks[0].content else { panic!() };
    assert_eq!(shape(table)[0][0], ("上\n下".to_string(), 1, 2));
    assert_eq!(shape(table)[0][1].0, "内1\t内2");
}

#[test]
fn a_table_of_one_cell_frames_a_title() {
    let title = r#"<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="44"/></w:rPr><w:t>大标题</w:t></w:r></w:p>"#;
    let source = read(&format!("{}{}", table(&[&[tc("", title)]]), p("正文")));
    assert_eq!(texts(&source), ["大标题", "正文"]);
    let look = &source.blocks[0].look;
    assert_eq!((look.size, look.is_boxed), (Some(22.0), true));
}

#[test]
fn pictures_side_by_side_have_the_words_below_them() {
    let picture = |id: &str| format!("<w:p><w:r>{}</w:r></w:p>", crate::drawn::inline(id, ""));
    let body = table(&[
        &[tc("", &picture("a")), tc("", &picture("b"))],
        &[tc("", &p("图一 开幕")), tc("", &p("图二 合影"))],
    ]);
    let source = Made::new(&body)
        .related("a", "image", "media/image1.png")
        .related("b", "image", "media/image2.png")
        .bare("word/media/image1.png", "1")
        .bare("word/media/image2.png", "2")
        .read();
    let captions: Vec<String> = source
        .blocks
        .iter()
        .map(|block| match &block.content {
            Content::Picture(picture) => {
                let caption: String =
                    picture.caption.iter().map(|span| span.text.as_str()).collect();
                format!("{} {caption}", picture.name)
            }
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(captions, ["image1.png 图一 开幕", "image2.png 图二 合影"]);
}

#[test]
fn texts_side_by_side_are_no_table() {
    let article: String = (1..5).map(|_| p(&"社区的老人们都来了。".repeat(10))).collect();
    let source = read(&table(&[&[tc("", &article), tc("", &p("右边"))]]));
    assert_eq!(texts(&source).len(), 5);
    assert_eq!(texts(&source)[4], "右边");
}
