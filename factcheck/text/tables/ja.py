"""Japanese. What ends a sentence is plain; what goes on after a quotation is not."""

from factcheck.text.tables.words import Words

WORDS = Words(
    said=(
        "言った 述べた 語った 話した 尋ねた 叫んだ 答えた 聞いた 問うた 問いかけた "
        "強調した 訴えた つぶやいた 書いた 説明した 返した 言う 話す 語る 漏らした "
        "明かした 反論した 主張した 呼びかけた 指摘した 批判した 質問した 怒鳴った "
        "断言した 報告した"
    ),
)
