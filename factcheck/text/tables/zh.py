"""Chinese. What ends a sentence is plain; what goes on after a quotation is not."""

from factcheck.text.tables.words import Words

WORDS = Words(
    said=(
        "呼 叹 吼 嚷 说 道 问 表示 称 写道 喊 喊道 答 回答 指出 强调 补充 笑 "
        "叫 叫道 反问 问道 说道 回应 坦言 感叹 呼吁 直言 質疑 說 問 稱 強調 "
        "補充 留言 评论 追问 怒斥 喊话 解释 透露 介绍 告诉 叹道 笑道 怒道 喝道 "
        "询问 质问 嘀咕 解释道 介绍说 感慨 感慨道 调侃 惊呼 自问 提问 反驳 回复 "
        "發問 回答道 表示說 解釋 透露道 評論"
    ),
)
