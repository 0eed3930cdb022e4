"""Chinese. What ends a sentence is plain; what goes on after a quotation is not."""

from factcheck.text.tables.words import Words

WORDS = Words(
    said=(
        "呼 叹 吼 嚷 说 道 问 表示 称 写道 喊 喊道 答 回答 指出 强调 补充 笑 "
        "叫 叫道 反问 问道 说道 回应 坦言 感叹 呼吁 直言 質疑 說 問 稱 強調 "
        "補充"
    ),
)
