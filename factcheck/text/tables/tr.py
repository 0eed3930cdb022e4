"""Turkish. A sentence ends with its verb, so a number before a full stop is an ordinal."""

from factcheck.text.tables.words import Words

WORDS = Words(
    never="bkz krş örn yak yakl m.ö i.ö t.c",
    title=(
        "dr prof doç yrd arş gör öğr uzm op dt av sn say bay hz st mr mrs ms alb org korg "
        "tümg tuğg gen yb bnb yzb ütğm tğm asb çvş kom müh mim ecz vet gn kur bşk başk müd "
        "gn.kur yrd.doç apt.no ord bn ulus yay yön koord müst vek müs temsil tek"
    ),
    number="no nu s ss sf say md mad c cilt fas böl şek res tab tel yy fık ek",
    month="oca şub mar nis may haz tem ağu eyl eki kas ara",
    day="pzt sal çar per cum cmt paz",
    unit="km m cm mm kg gr g lt ml sa dk sn ha mil",
    closing=(
        "mlr mlyr mn mly trl vb vs vd v.b v.s vbg inc corp ltd co a.ş aş şti ltd.şti a.o "
        "a.b.d k.k.t.c jr sr mah cad cd sok sk blv bulv apt mh m.s i.s t.l no.lu"
    ),
    openers=(
        "bu o şu bunlar onlar şunlar ben sen biz siz bir her hiç bazı birçok birkaç tüm bütün "
        "diğer başka ve veya ya ama ancak fakat çünkü oysa lakin ayrıca üstelik hatta eğer "
        "ise de da ki için ile gibi kadar göre sonra önce daha en çok az şimdi bugün dün "
        "yarın burada orada böyle şöyle öyle böylece bunun onun bunu onu buna ona bundan "
        "ondan bunların onların ne neden niçin nasıl nerede kim hangi kaç iki üç dört beş "
        "altı yedi sekiz dokuz on yüz bin evet hayır artık henüz hâlâ yine tekrar sadece "
        "yalnızca özellikle genellikle belki kimse herkes hepsi biri öte öncelikle son ilk "
        "yeni eski söz konusu açıklamada toplantıda olayda kararda raporda yaklaşık toplam "
        "kendisi bizim sizin benim mahkeme polis şirket"
    ),
    letters_after=(
        "tablo şekil madde bölüm sayfa cilt sayı ek plan planı vitamini grubu grup tipi "
        "sınıfı serisi blok hepatit"
    ),
    said="dedi sordu söyledi bağırdı haykırdı yanıtladı ekledi",
    ordinals=True,
    ordinal_nouns="lig dünya ordu",
)
