"""Azerbaijani."""

from factcheck.text.tables.words import Words

WORDS = Words(
    never="bax məs təqr təx e.ə b.e.ə m.ö t.c",
    title=(
        "prof dos akad dr cən c xan mr mrs ms st gen gen-mayor polk mayor kap leyt müh ş şəh "
        "kənd küç pr prosp m meyd ray r rəs müd nazir dep baş f.e.d h.e.d red müs nazirl köm "
        "polk-leyt gen-leyt baş.red"
    ),
    number="no № s səh m mad b bənd c cild t fəs fig şək cədv tel ev mən",
    month="yan fev mar apr iyn iyl avq sen okt noy dek",
    unit="man qəp min mln mlrd trln km m cm mm kg q t ha l ml dəq san saat nəf ad dol",
    last="və.s v.s",
    closing="vb və.b və.i.a b.e ltd inc corp co mmc asc qsc jr sr r.ş a.ş i",
    openers=(
        "bu o bunlar onlar mən sən biz siz bir hər heç bəzi çox bütün digər başqa və ya amma "
        "ancaq lakin çünki həm həmçinin üstəlik hətta əgər isə də da ki üçün ilə kimi qədər "
        "görə sonra əvvəl daha ən az indi gün dünən sabah burada orada belə elə beləliklə "
        "bunun onun bunu onu buna ona bundan ondan nə niyə necə harada kim hansı neçə iki üç "
        "dörd beş altı yeddi səkkiz doqquz on yüz min bəli xeyr artıq hələ yenə yalnız təkcə "
        "xüsusilə bəlkə hamı hamısı biri eyni zamanda həmin məhkəmə polis şirkət görüşdə qeyd "
        "edək xatırladaq məlumata tədbirdə son ilk yeni onların bizim"
    ),
    letters_after="plan planı vitamini qrupu qrup tipi sinfi seriyası blok",
    said="dedi soruşdu söylədi qışqırdı bildirdi cavab",
    ordinals=True,
)
