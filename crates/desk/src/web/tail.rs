//! What stands above and below an article of a 公众号: how to follow it, its end, who checked it, how to like it. It is of the
//! account, and in no story.

use std::sync::LazyLock;

use regex::Regex;

use crate::block::{Aside, AsideKind, Block, Content};
use crate::words::ems;

static TAIL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^[\s　·•\-—–_=*▼▽↓👇]*(?:
        (?: (?:the\s)?end | 完 | 全文完 ) [\s　·•\-—–_=*.。]*$
        | (?:文字|图片|内容|信息)?(?:来源|供稿单位) [\s　]*[｜|丨:：/]
        | (?:责任?)?编辑?[\s　]*[｜|丨:：/] | (?:图文|美术|执行|本期|值班|微信)编辑 [\s　]*[｜|丨:：/]
        | (?:初审|复审|终审|审核|审校|校对|校审|监制|监审|排版|美编|制作|策划|统筹|出品|签发|主编|编审) [\s　]*[｜|丨:：/]
        | 往期(?:推荐|回顾|精彩) | 推荐阅读 | 精彩回顾 | 更多精彩
        | (?:点击|长按|扫描?码?|识别|扫一扫|关注|欢迎关注|点亮|喜欢就|觉得|分享|点个|动动).{0,24}(?:在看|分享|点赞|关注|二维码|公众号|视频号|阅读原文|转发|名片|我们|蓝字|小心心)
        | (?:阅读原文|点赞|在看|分享|收藏|转发)(?:[\s　·•|｜/、，]*(?:阅读原文|点赞|在看|分享|收藏|转发))*\s*$
        )",
    )
    .ok()
});

static CALL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^[\s　★☆↑▲👆]*(?:点击|轻触|长按|欢迎).{0,10}(?:蓝字|关注|卡片|标题下)").ok()
});

/// Ems of such a line, at most.
const LONGEST: f64 = 36.0;

/// Takes them off the end of an article.
pub fn without_tail(blocks: &mut Vec<Block>, asides: &mut Vec<Aside>) {
    let is_tail = |block: &Block| match &block.content {
        Content::Text { .. } => {
            is_of_account(block) || block.look.part.is_none() && is_line(&block.content.text())
        }
        Content::Empty | Content::Rule => true,
        _ => false,
    };
    let last = blocks.iter().rposition(|block| !is_tail(block)).map_or(0, |last| last + 1);
    blocks.split_off(last).into_iter().for_each(|block| put_aside(block, asides));
}

/// Takes what an account says of itself off the beginning of an article: 点击上方蓝字关注我们.
pub fn without_call(blocks: &mut Vec<Block>, asides: &mut Vec<Aside>) {
    let text = |block: &Block| block.look.part.is_none() && !block.content.text().trim().is_empty();
    let Some(first) = blocks.iter().position(text) else { return };
    let is_call =
        CALL.as_ref().is_some_and(|call| call.is_match(blocks[first].content.text().trim()));
    if is_call && ems(blocks[first].content.text().trim()) <= LONGEST {
        put_aside(blocks.remove(first), asides);
    }
}

fn is_of_account(block: &Block) -> bool {
    let text = block.content.text();
    let is_said = TAIL.as_ref().is_some_and(|tail| tail.is_match(text.trim()));
    block.look.part.is_none() && ems(text.trim()) <= LONGEST && is_said
}

fn put_aside(block: Block, asides: &mut Vec<Aside>) {
    let text = block.content.text();
    if !text.trim().is_empty() {
        asides.push(Aside { line: block.line, kind: AsideKind::Other, text });
    }
}

/// Nothing but signs.
fn is_line(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(lines: &[&str]) -> (usize, usize) {
        let mut blocks: Vec<Block> = lines.iter().map(|line| Block::paragraph(1, *line)).collect();
        let mut asides = Vec::new();
        without_tail(&mut blocks, &mut asides);
        (blocks.len(), asides.len())
    }

    #[test]
    fn the_tail_goes_and_nothing_of_the_text_does() {
        let tail = [
            "正文一段。",
            "—END—",
            "来源｜江畔三中",
            "编辑：王一",
            "审核 | 李二",
            "点击“在看”，分享给更多人",
        ];
        assert_eq!(kept(&tail), (1, 5));
        assert_eq!(kept(&["正文。", "长按识别二维码关注我们"]), (1, 1));
        assert_eq!(kept(&["正文。", "点赞 · 在看 · 分享"]), (1, 1));
        for text in [
            "完成任务的人都回来了。",
            "编辑部的灯亮着。",
            "来源于生活。",
            "在看台上坐了一夜。",
            "文：张三",
            "摄影：李四",
        ] {
            assert_eq!(kept(&["正文。", text]), (2, 0), "{text}");
        }
    }
}
