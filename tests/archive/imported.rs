//! What `archive` wrote comes back the same: the zip for readers, and `stories.json`.

use std::fs;

use serde_json::Value;

use kanyin_testing::{Desk, good_desk, han};

use super::papers::archived;
use crate::run::kanyin;

/// Everything that a story may hold.
const EVERYTHING: &str = r#"---
column: 专栏
kicker: 引题 停顿
title: "样样都有：一篇 \"全\" 的稿"
deck: 副题
byline: 本报记者　王一
lead-in: 导语一句。
section: 社区
form: essay
importance: lead
direction: horizontal
---

第一段，见[街道**网站**](https://example.cn/a?b=1&c=(2))，写信[https://example.cn/x_y](https://example.cn/x_y)。CO~2~、m^2^、**“强”**字[^1]。

![图说 *一* 句](../images/a.png "columns=2 place=top credit='摄影 李二'")

## 小标题 *一*

1. 甲

   甲的又一段
2. 乙
   - 丙

> 引文
>
> 两段

{columns=2}

| 项 | [数](https://e.cn/) |
| --- | --- |
| 水\|电 | **3** |

***

> [!SIDEBAR] 框题
> 【延伸】
>
> 框里一段[^b]。

> [!NOTE]
>
> 注。

> [!QUOTE]
>
> 引语

- 点一
- 点二

+ 另一个列表

诗一行\
又一行

\{columns=2}，1\. 不是列表，\*不是\*强调，#号。

![又一图](../images/b.png "crop=0%")

王一 {right}

2026年 {center}

[^1]: 脚注一，**强**。

[^b]: 框里的注。
"#;

/// The stories of an archive without what the page and the archive themselves decide.
fn stories(desk: &Desk, issue: &str) -> Vec<Value> {
    let file = desk.folder().join("out").join(issue).join("stories.json");
    let json: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let mut stories = json["articles"].as_array().unwrap().clone();
    for story in &mut stories {
        let story = story.as_object_mut().unwrap();
        for key in ["number", "id", "file", "page", "places"] {
            story.remove(key).unwrap();
        }
        for block in story["blocks"].as_array_mut().unwrap() {
            if let Some(photo) = block.as_object_mut().filter(|block| block["kind"] == "photo") {
                for key in ["file", "web", "width", "height"] {
                    photo.remove(key).unwrap();
                }
            }
        }
    }
    stories
}

#[test]
fn everything_comes_back() {
    let desk = good_desk();
    desk.file("issues/1/stories/a.md", &format!("{EVERYTHING}\n{}\n", han(2900, 1)));
    desk.picture("../images/a.png", 900, 600);
    desk.picture("../images/b.png", 400, 600);
    archived(desk.folder(), &["issues/1"]);
    let was = stories(&desk, "1");
    let layout = fs::read_to_string(desk.folder().join("issues/1/issue.yaml")).unwrap();
    for (issue, from) in [("2", "out/1/stories.json"), ("3", "out/试报-2026-11-20.zip")] {
        let folder = format!("issues/{issue}");
        let run = kanyin(desk.folder(), &["import", from, "--into", &folder]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(run.err.contains("0 处是猜的"), "{}", run.err);
        let name = if issue == "2" { "a.md" } else { "01.md" };
        let placed =
            layout.replace("a.md", name).replace("2026-11-20", &format!("2027-01-0{issue}"));
        desk.file(&format!("{folder}/issue.yaml"), &placed);
        archived(desk.folder(), &[&folder]);
        assert_eq!(stories(&desk, issue), was, "{from}");
    }
}
