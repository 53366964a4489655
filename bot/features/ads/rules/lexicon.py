"""What ads speak of, word by word in many languages. Data for `wording`; no rule is here.

Phrases are divided by `/`. A phrase begins where a word begins (in scripts without spaces: anywhere) and may go on; a
final `.` asks for the word's end. All are folded before use, so accents stay and traditional Han is simplified."""

# Words that hardly anybody uses in talk: each weighs nearly as much as a link.
STRONG: dict[str, str] = {
    "earn": """
        passive income/financial freedom/extra income/extra cash/make money online/earn money online/
        earn online/work from home and earn/earn from home/earn from your phone/guaranteed profit/
        guaranteed return/guaranteed income/double your/triple your/daily profit/daily payout/daily income/
        weekly profit/profit daily/easy money/fast money/quick money/side income/online income/
        earning opportunity/investment opportunity/investment platform/minimum investment/account manager/
        expert trader/trading signals/forex signals/copy trading/binary option/earn up to/you can earn/
        start earning/started earning/earned over/i earned/i've earned/pays daily/paid daily/daily pay/
        instant payout/instant withdraw/risk free profit/no risk profit/turn your $/turn $/get rich/
        multiply your/income from home/earning app/cash app flip/日入/日赚/月入/日收/日结/时薪/轻松赚/在家赚/
        躺赚/秒赚/稳赚/包赚/赚钱项目/赚钱机会/赚米/搞钱/副业项目/网赚/零投资/0投资/无需投资/一天赚/每天赚/
        被动收入/稳定收益/高收益/日收益/保本/跑分/带你赚/带单/跟单/一起赚/可日结/现结/当天结/包赔/高佣/返佣/
        佣金高/无本/小投入/暴利/回本/пассивный доход/пассивного дохода/пассивным доход/дополнительный доход/
        дополнительного доход/доп доход/доп. доход/дополнительный заработ/удаленный заработ/удаленного заработ/
        удалённый заработ/удалённого заработ/удаленная занятость/удалённая занятость/удаленка от/удалёнка от/
        доход от/доход до/прибыль от/прибыль до/заработок от/заработок до/заработок на/зарабатывай/
        зарабатывать от/хороший заработок/стабильный заработок/стабильный доход/быстрый заработок/
        лёгкий заработок/легкий заработок/легкие деньги/лёгкие деньги/без вложений/ежедневные выплаты/
        выплаты каждый день/выплаты ежедневно/оплата каждый день/оплата ежедневно/в день на удаленке/
        баксов в день/долларов в день/рублей в день/руб в день/финансовая независимость/финансовая свобода/
        набор в команду/наберу команду/набираю людей/набираем людей/нужны люди/ищу людей/ищем людей/ищу партнер/
        ищем партнер/требуются люди/без опыта/обучение бесплатн/обучу/обучаем/научу/новое направление/
        p2p направление/связка/легально/полностью легально/занятость пару часов/пару часов в день/
        1-2 часа в день/2-3 часа в день/пасивний дохід/додатковий дохід/дохід від/заробіток від/підробіток/
        без досвіду/без вкладень/набір в команду/віддалений заробіток/щоденні виплати/ingresos pasivos/
        ingresos extra/ingreso extra/ganar dinero/gana dinero/gana desde casa/ganar desde casa/
        trabaja desde casa/trabajo desde casa/libertad financiera/dinero fácil/dinero rápido/ganancias diarias/
        ganancias garantizadas/sin experiencia/sin inversión/duplica tu/invierte/renda extra/renda passiva/
        ganhar dinheiro/ganhe dinheiro/ganhe em casa/trabalhe em casa/trabalhar em casa/dinheiro fácil/
        liberdade financeira/sem experiência/lucro diário/lucro garantido/ganhos diários/ganhando por dia/
        pix na hora/gagner de l'argent/gagnez de l'argent/revenu passif/revenus passifs/revenu complémentaire/
        revenus complémentaires/gagnez jusqu/gagner jusqu/argent facile/sans expérience/travail à domicile/
        liberté financière/gains garantis/profits garantis/geld verdienen/nebenverdienst/passives einkommen/
        von zu hause aus verdien/schnelles geld/finanzielle freiheit/euro am tag verdien/euro pro tag/
        garantierter gewinn/ohne erfahrung/ohne vorkenntnisse/guadagnare online/guadagna da casa/
        guadagnare da casa/guadagni/reddito passivo/entrate extra/soldi facili/lavora da casa/lavoro da casa/
        libertà finanziaria/senza esperienza/al giorno da casa/para kazan/ek gelir/evden kazan/pasif gelir/
        günlük kazanç/garantili kazanç/evden çalış/yatırımsız/finansal özgürlük/deneyim gerekmez/günde kazan/
        دخل اضافي/دخل إضافي/ربح المال/اربح/الربح من الانترنت/الربح من المنزل/العمل من المنزل/دخل يومي/
        ارباح يومية/أرباح يومية/بدون خبرة/استثمر/درآمد دلاری/درآمد روزانه/کسب درآمد/درآمد میلیونی/درآمد از خانه/
        کار در منزل/سود روزانه/سود تضمینی/بدون سرمایه/घर बैठे/पैसे कमा/पैसा कमा/कमाई करें/रोज कमा/रोज़ कमा/कमाएं/
        कमाएँ/ghar baithe/paise kama/paisa kama/daily kamao/penghasilan tambahan/penghasilan pasif/
        hasilkan uang/cuan/kerja dari rumah/kerja sampingan/tanpa modal/uang mudah/profit harian/dapatkan uang/
        gaji harian/tanpa pengalaman/kiếm tiền/thu nhập thụ động/thu nhập thêm/thu nhập mỗi ngày/
        làm việc tại nhà/việc nhẹ lương cao/không cần vốn/lợi nhuận/kiếm thêm/không cần kinh nghiệm/lương ngày/
        zarabiaj/zarób/dodatkowy dochód/dochód pasywny/pasywny dochód/praca z domu/łatwe pieniądze/
        bez doświadczenia/szybki zarobek/dziennie z domu/副収入/不労所得/在宅で稼/簡単に稼/月収/日給/稼げる/
        稼ぎ/稼ぐ/副業/高収入/誰でも簡単/即金/投資案件/부업/재택알바/고수익/수익 보장/하루 수익/월수익/당일지급/
        투자 수익/돈 벌/꿀알바/수익률/리딩방/รายได้เสริม/รายได้ดี/หาเงิน/งานออนไลน์/ทำที่บ้าน/รายได้ต่อวัน/รายได้วันละ/
        กำไรทุกวัน/ไม่ต้องลงทุน/kazanç/zarada od kuće/venituri pasive/câștigă bani/bani de acasă/extra inkomen/
        thuis geld verdien/tjäna pengar/tjen penger/vydělávejte/výdělek z domova/
        zarabotok/udalenka/podrabotka/bez opyta/obuchenie besplatno/na udalenke/jian zhi/ri jie/shou ji cao zuo/
        0 kapital/tabys tab/табыс табу/іздейміз
        """,
    "bet": """
        casino/online slots/free spins/freespin/betting tips/sure bet/surebet/fixed match/sports betting/
        bet now/jackpot/roulette/1xbet/1win/mostbet/melbet/pin-up/sportsbook/deposit bonus/welcome bonus/
        odds boost/赌场/赌博/博彩/百家乐/棋牌/彩票/时时彩/六合彩/网投/体育投注/下注/电子游戏厅/首充/首存/彩金/
        开云体育/真人视讯/上分/下分/老虎机/pc28/捕鱼/菠菜/加拿大28/快三/包杀/计划群/казино/ставки на спорт/
        ставк на/букмекер/фриспин/слоты/бонус на депозит/за депозит/договорн/прогнозы на/капперс/экспресс дня/
        азартн/ігрові автомат/ставки на/casino en línea/apuestas/tragamonedas/tragaperras/giros gratis/cassino/
        apostas/caça-níquel/tigrinho/fortune tiger/jogo do tigre/rodadas grátis/paris sportifs/machines à sous/
        tours gratuits/sportwetten/spielautomat/freispiele/scommesse/slot machine/giri gratis/bahis/kumar/
        slot oyun/freebet/deneme bonusu/yatırım şartsız/çevrimsiz/iddaa/كازينو/مراهنات/رهان/شرط بندی/کازینو/
        بت فوروارد/سایت شرط/پیش بینی ورزشی/कैसीनो/सट्टा/satta/matka/judi/slot gacor/gacor/maxwin/togel/taruhan/
        scatter/rtp live/nhà cái/cá cược/tài xỉu/nổ hũ/lô đề/xóc đĩa/bắn cá/kasyno/zakłady bukmach/obstawia/
        カジノ/オンカジ/競馬予想/パチンコ/바카라/토토/카지노/슬롯/먹튀/คาสิโน/บาคาร่า/สล็อต/พนัน/เว็บตรง/แทงบอล/
        博弈/首存/包赢/bo cai/kazino/stavki na/bahis sitesi
        """,
    "loan": """
        payday loan/instant loan/quick loan/loan approval/no credit check/bad credit/apply for a loan/
        personal loan/debt relief/credit repair/low interest loan/get a loan/need a loan/loans to/loan offer/
        贷款/小额贷/网贷/放贷/黑户可贷/下款/套现/信用卡代还/提额/征信修复/无抵押/借款秒/秒下款/空放/займ/
        кредит без/кредит под/без отказа/помощь в кредит/деньги в долг/взять кредит/онлайн кредит/микрозай/
        кредит онлайн/позика/préstamo/empréstimo/prêt entre particul/prêt rapide/offre de prêt/sofortkredit/
        kredit ohne schufa/kredit ohne/prestito/kredi başvuru/hızlı kredi/قرض فوری/وام فوری/وام بدون/قروض/लोन/
        pinjaman online/pinjaman cepat/dana cepat/pinjol/vay tiền/vay nhanh/cho vay/pożyczk/chwilówk/即日融資/
        お金借り/대출/เงินกู้/เงินด่วน/ปล่อยกู้/
        免联征/免抵押/秒拨/当天拨款/借款免/身份证就能借/kafilsiz/dai kuan/sicili bozuk/findeks
        """,
    "adult": """
        onlyfans/nudes/sex chat/sexcam/cam girl/webcam girl/escort/hookup/hook up with/call girl/hot girls/
        adult video/18+ content/xxx video/porn/sugar daddy/sugar mommy/sexy girls/horny/leaked video/约炮/约妹/
        裸聊/成人视频/黄片/av资源/国产自拍/无码/偷拍/萝莉/幼女/学生妹/外围/楼凤/上门服务/援交/兼职妹/全套/
        福利视频/福利群/看片/撸/色情/做爱/卖淫/包夜/小姐姐上门/同城约/卖片/资源群/吃瓜群/门事件/裸照/操逼/口交/
        视频裸/一夜情/招嫖/интим/эскорт/индивидуалк/проститут/порно/секс знаком/секс чат/секс на/голые/
        слив фото/сливы девочек/вебкам/девочки по вызову/18+ канал/знакомства для взрослых/виртуальный секс/
        шлюх/escorts/contenido xxx/packs hot/vendo pack/novinhas/acompanhantes/conteúdo adulto/plan cul/
        rencontres sexe/rencontre coquine/sexkontakte/sextreffen/incontri sesso/eskort/escort bayan/porno/ifşa/
        سكس/فيلم سكس/افلام سكس/سكسي/پورن/صیغه/کلیپ سکس/अश्लील/सेक्स/bokep/open bo/vcs/gái gọi/clip sex/phim sex/
        seks spotkania/seksowne/dziewczyny na telefon/出会い系/セフレ/裏垢女子/えっち/アダルト/無修正/조건만남/
        야동/출장마사지/ชวนเสียว/คลิปหลุด/ไซด์ไลน์/นัดเย็ด/สาวไซด์/
        外约/外送茶/茶友/嫩茶/品茶/可约炮/情直播/激情直播/ke yue/досуг 24/досуг для мужчин
        """,
    "goods": """
        buy cocaine/weed delivery/buy weed/mdma/fake passport/fake id/counterfeit/cloned card/clone card/
        bank logs/fullz/cvv/dumps with pin/hacked account/hacking service/hire a hacker/buy followers/buy likes/
        smm panel/cheap viagra/viagra/cialis/pharmacy online/replica watch/replica bag/rolex replica/
        aged account/verified accounts for sale/accounts for sale/buy verified/diploma for sale/buy diploma/
        replica rolex/prescription drugs/weight loss pill/lose weight fast/oem software/cheap software/办证/
        假证/代开发票/开发票/代考/枪手/迷药/春药/冰毒/大麻/叶子/飞行员货/出售号/卖号/出号/收号/收卡/收u/出u/
        银行卡四件套/四件套/实名号/小号批发/粉丝增长/涨粉/刷赞/刷粉/代刷/僵尸粉/拉人进群/社工/查档/开房记录/
        定位找人/破解版/外挂/群发/爬虫采集/接码/虚拟卡/黑产/洗钱/料子/通道稳/车队/卡商/口子/高仿/一比一/a货/
        代购烟/香烟批发/免税烟/减肥药/壮阳/手銀/公户/高价收/全网最高/寻长期/承兑/换汇/usdt换/u换/代收代付/
        四方支付/供应商直供/закладк/меф/мефедрон/гашиш/шишки/кокаин/соль скорость/купить диплом/диплом без/
        купить права/справк купить/купить справк/медкнижк/накрутка/накрутк подписчик/купить аккаунт/
        продам аккаунт/продажа аккаунтов/пробив/взлом аккаунт/взлом/обнал/дропы/дроп карт/
        банковские карты купим/куплю карт/скупка/виагр/сиалис/реплик/похудеть за/для похудения/увеличение члена/
        потенци/эрекц/дешевое программное/лицензионное по дешево/часы копии/швейцарские часы/рассылк по/
        аренда аккаунт/сдать аккаунт/сдай аккаунт/comprar seguidores/títulos falsos/pasaporte falso/
        documentos falsos/comprar curtidas/cnh sem/diploma falso/faux papiers/faux permis/
        permis de conduire sans/acheter abonnés/führerschein kaufen/falschgeld/follower kaufen/
        patente senza esame/comprare follower/takipçi satın/sahte kimlik/diploma satın/متابعين/زيادة متابعين/
        جواز سفر/مدرک تحصیلی/فروش فالوور/خرید فالوور/فیلترشکن/وی پی ان پرسرعت/jual followers/jual akun/
        ijazah palsu/tăng like/tăng follow/làm bằng/làm giấy tờ/prawo jazdy bez egzaminu/kolekcjonerskie/
        obserwujących/フォロワー購入/偽造/아이디 판매/계정 판매/팔로워 구매/ปั๊มไลค์/ปั๊มผู้ติดตาม/รับทำบัตร/
        不掉粉/真人粉/老号批发/出一批/收闲置卡/收卡/收手机卡/통장 삽니다/통장 매입/hesap kiral/hesabı kiral/
        아이스 작대기/лек. без рецепта
        """,
    "prize": """
        you have won/you've won/you won/u have won/claim your/claim now/claim ur/free gift/gift card/
        free iphone/giveaway/airdrop/guaranteed prize/cash prize/lucky winner/congratulations you/
        selected to receive/selected winner/free money/free nitro/free premium/free tokens/prize draw/award of/
        bonus code/promo code/use my code/referral code/invite code/sign up bonus/free entry/免费领取/免费领/
        免费送/限时领取/恭喜您中奖/恭喜你中奖/中奖/领取红包/送红包/注册送/注册就送/新人送/送彩金/送礼品/空投/
        扫码领/填邀请码/邀请码/0元购/薅羊毛/福利领取/点链接领/点击领取/вы выиграли/ты выиграл/розыгрыш призов/
        забери подарок/забери приз/получи бонус/получи подарок/бесплатно раздаю/раздаю деньги/дарим/
        подарок за регистрац/бонус за регистрац/промокод/аирдроп/эирдроп/бесплатный премиум/
        telegram premium бесплатно/дарю премиум/has ganado/reclama tu/gratis regalo/sorteo/você ganhou/
        resgate seu/sorteio/vous avez gagné/réclamez votre/cadeau gratuit/sie haben gewonnen/gratis gutschein/
        gewinnspiel/hai vinto/ritira il/omaggio/kazandınız/hediye çeki/ücretsiz hediye/لقد ربحت/جائزة/
        هدية مجانية/ایردراپ/برنده شدید/جایزه نقدی/आपने जीता/फ्री रिचार्ज/लॉटरी/hadiah gratis/anda menang/
        selamat anda/klaim/quà tặng miễn phí/trúng thưởng/nhận quà/nhận thưởng/nhận ngay/wygrałeś/
        odbierz nagrod/odbierz swój/darmowy prezent/当選/無料プレゼント/プレゼント企画/당첨/무료 증정/무료 쿠폰/
        แจกฟรี/แจกเครดิต/เครดิตฟรี/รับฟรี/รับรางวัล
        """,
    "promo": """
        join our channel/join my channel/join our group/join my group/join the channel/subscribe to my/
        subscribe to our/follow my channel/check out my channel/my telegram channel/our telegram channel/
        vip group/vip channel/vip signals/premium signals/free signals/paid promotion/promote your/
        advertise your/grow your channel/seo service/web design service/marketing service/
        digital marketing agency/wholesale price/factory price/best price guaranteed/limited offer/
        limited time offer/special offer/buy one get/order today/free shipping/free delivery/% off/
        discount code/satisfaction guaranteed/act now/offer expires/unsubscribe/进群领/加群领/拉你进群/关注频道/
        订阅频道/频道推广/广告合作/推广合作/承接推广/承接广告/低价出/批发价/厂家直销/一手货源/全国包邮/限时优惠/
        特价/清仓/代理招募/招代理/招收代理/诚招/招募/引流/源头工厂/货到付款/优惠券/淘口令/内部券/量大从优/
        подпишись на/подписывайтесь/подписывайся/наш канал/мой канал/переходи в канал/вступай/наша группа/
        закрытый канал/закрытую группу/вип канал/реклама в телеграм/рекламодател/продвижени/раскрутк/
        таргетированн/смм специал/настройка рекламы/оптом от/скидк до/скидка до/скидки до/акция только/
        успей купить/успейте/количество мест ограничен/места ограничены/мест ограничен/доставка по всей/
        заказать сейчас/продам курс/слив курсов/бесплатный вебинар/бесплатный урок/бесплатный марафон/гадани/
        таролог/расклад таро/снять порчу/приворот/únete a nuestro canal/únete al canal/mi canal/oferta limitada/
        envío gratis/descuento del/entre no canal/entre no grupo vip/grupo vip/sinais grátis/frete grátis/
        rejoignez notre/notre canal/offre limitée/livraison gratuite/tritt unserem/unserem kanal/
        kostenlose signale/nur heute/gratis versand/unisciti al/nostro canale/offerta limitata/
        spedizione gratuita/kanalımıza katıl/grubumuza/kargo bedava/sınırlı süre/toptan fiyat/انضم الى/قناتنا/
        اشترك في/عرض محدود/خصم/کانال ما/عضو شوید/عضو کانال/تخفیف ویژه/चैनल ज्वाइन/ज्वाइन करें/gabung channel/
        gabung grup/join grup/promo terbatas/gratis ongkir/diskon besar/tham gia nhóm/tham gia kênh/vào nhóm/
        giảm giá sốc/miễn phí vận chuyển/dołącz do kanału/dołącz do grupy/naszego kanału/darmowa dostawa/
        promocja tylko/チャンネル登録/グループに参加/期間限定/無料配布/送料無料/채널 가입/무료방/입장하세요/
        무료배송/เข้ากลุ่ม/กลุ่มวีไอพี/ส่งฟรี/โปรโมชั่น/ลดราคา
        """,
}
# Words of the same trades that people also use in talk: they count only together with something else.
WEAK = """
    income/profit/earn/investor/invest/investment/trading/trader/forex/bitcoin/btc/usdt/crypto/ethereum/nft/
    remote job/hiring/vacancy/part-time/part time job/salary/bonus/discount/promo/free trial/offer/cheap/
    for sale/wholesale/delivery/bet./bets/prize/winner/won/cash/voucher/reward/ringtone/guaranteed/urgent/赚/
    收益/投资/理财/股票/炒股/牛股/币圈/合约/佣金/返利/招聘/兼职/急招/高薪/工资/项目/代理/批发/优惠/低价/出售/
    货源/推广/办理/代办/代理记账/日薪/稳定/长期/正规/靠谱/实力/担保/包过/资源/渠道/美女/妹子/网盘/破解/片子/
    заработ/доход/прибыл/инвест/крипт/трейд/арбитраж/вакансия/подработк/работа на дому/удаленк/удалёнк/удаленно/
    оплата/выплат/бонус/акция/скидк/продам/продаю/куплю/доставк/оптом/цены от/выигра/приз/подар/услуг/заказ/
    заробіт/дохід/інвест/підробіт/вакансі/знижк/ingreso/ganancia/inversi/inverti/vacante/empleo/oferta/
    descuento/promoción/renda/lucro/investimento/vaga/emprego/desconto/promoção/revenu/gains/investi/emploi/
    recrute/remise/einkommen/gewinn/verdien/nebenjob/angebot/rabatt/guadagn/lavoro/offerta/sconto/kazan/gelir/
    yatırım/iş ilanı/indirim/ربح/ارباح/أرباح/استثمار/وظيفة/عرض/درآمد/سود/سرمایه/استخدام/تخفیف/کمک/निवेश/कमाई/
    नौकरी/ऑफर/penghasilan/untung/investasi/lowongan/loker/diskon/thu nhập/đầu tư/tuyển dụng/tuyển/khuyến mãi/
    zarob/zysk/inwest/oferta pracy/rabat/投資/収入/稼/求人/割引/수익/투자/알바/채용/할인/รายได้/ลงทุน/กำไร/
    รับสมัคร/ส่วนลด
    """
# Calls to act: what the reader is to do next.
CALL = """
    dm me/dm for/dm now/pm me/pm for/message me/msg me/text me/write me/write to/inbox me/hit me up/
    contact me/contact us/contact him/contact her/contact @/whatsapp me/whatsapp/wa.me/add me/ping me/reach me/
    reach out to/link below/link in/click the link/click here/click on/tap the link/tap here/join now/join us/
    join here/sign up/register now/apply now/order now/call now/buy now/shop now/start now/try it now/
    reply with/reply now/text stop/txt/text yes/call free/to claim/visit our/visit www/hurry/spots left/
    spots available/limited spots/limited slots/don't miss/dont miss/telegram:/interested people/if interested/
    interested dm/ask me how/info in pm/details in/私聊/私信/私我/加我/加微/加v/加q/加扣/加群/进群/联系我/联系/
    找我/咨询/有意/扫码/扫描/点击/详情/滴滴我/戳我/来撩/速来/速度来/名额有限/需要的/了解一下/飞机号/小窗/加好友/
    打我/留电话/留微信/微信/卫星/企鹅号/扣扣/懂的来/来的/有想法/想要的/要的来/回复1/扣1/私/➕/
    пиши в лс/пишите в лс/в лс/в л.с/в личк/в личны/в директ/личные сообщ/личку/пиши мне/пишите мне/пиши +/
    пишите +/ставь +/ставьте +/плюс в/жду в/пишите сюда/писать сюда/писать @/пишите @/пиши @/жми/жмите/нажми/
    переходи/переходите/по ссылке/ссылка в/подробности/подробнее/детали в/обращайтесь/обращаться/связь/звоните/
    звони/ватсап/вацап/заявк/оставь/регистрируйся/регистрация/кому интересно/кто хочет/если интересно/напишите/
    напиши/отпишите/отпиши/откликайтесь/пишіть/в особисті/в приват/деталі/за посиланням/кому цікаво/escríbeme/
    escribeme/escribe al/escríbanme/al privado/por privado/por interno/al dm/contáctame/contactame/contacta/
    mándame/mensaje privado/haz clic/únete/regístrate/cupos limitados/info por/más info/chama no/me chama/
    chame no/no privado/no pv/no zap/no direct/clique/vagas limitadas/fale comigo/inscreva/cadastre/saiba mais/
    contactez/contacte-moi/écris-moi/écrivez-moi/ecrivez/en mp/en privé/en inbox/cliquez/rejoignez/rejoins/
    places limitées/inscrivez/plus d'infos/schreib mir/schreibt mir/schreib mich/per dm/per pn/privat an/klick/
    melde dich/meldet euch/jetzt anmelden/kontaktier/plätze begrenzt/mehr infos/scrivimi/scrivetemi/in privato/
    contattami/contattatemi/clicca/iscriviti/posti limitati/info in/bana yaz/özelden/dm'den/dm at/dm gel/ulaşın/
    ulaş/iletişime/iletişim/tıkla/katıl/başvur/kontenjan/profilimde/راسلني/راسلوني/تواصل/على الخاص/خاص/اضغط/
    انضم/سجل الان/سجل الآن/واتساب/للتواصل/الرابط/پیام بده/پیام بدید/پی وی/پیوی/تماس/کلیک/عضو/دایرکت/آیدی/
    ثبت نام/لینک/خصوصی/संपर्क/मैसेज करें/व्हाट्सएप/क्लिक/ज्वाइन/जुड़ें/कॉल करें/अभी/message karo/contact karo/
    join karo/hubungi/chat saya/dm saya/japri/klik/daftar/gabung/wa saya/wa:/minat/inbox/nhắn tin/liên hệ/ib./
    ib mình/zalo/nhấn vào/bấm vào/tham gia/đăng ký/kết bạn/napisz/pisz na priv/pisz priv/na priv/kliknij/dołącz/
    zapisz się/skontaktuj/zainteresowan/dmください/dmお/連絡/詳しくは/詳細は/プロフ/ライン追加/line追加/こちら/
    クリック/登録/연락/문의/카톡/클릭/텔레그램/디엠/신청/링크/ทัก/แอด/ติดต่อ/คลิก/สมัคร/ไลน์/สนใจ/
        +++/➕➕/скину ссылку/скину контакт/пишите слово/пиши слово/напиши слово/пишите да./пиши старт/пишите старт/
    pishite v/pishi v/v ls./v lichku/in pm/in private/drop the contact/arroba/yaz bana/için yazın/dm./ketik/滴滴/
    si liao/jia wei/wei xin/扫二维码/наведи камеру/scan the code/scan the qr/жекеге жаз/lichkaga yoz/yozing/priv.
    """
# "Look at my profile": the commonest ad of those who may not post links.
PROFILE = """
    my bio/in bio/check my profile/see my profile/visit my profile/my profile/profile pic/tap my name/
    link in profile/看我头像/看头像/头像进/点头像/头像有/头像里/戳头像/看我主页/看主页/主页有/主页看/进主页/
    主页频道/看我简介/看简介/简介有/我简介/简介里/看我资料/资料里/看签名/看我名字/朋友圈看/в профиле/
    мой профиль/в моём профиле/в моем профиле/в шапке/в описании профиля/в био/на аватарк/тык на ав/у профілі/
    в моєму профілі/mi perfil/mi biografía/en mi bio/link en bio/meu perfil/na bio/minha bio/mon profil/ma bio/
    en bio/mein profil/meinem profil/in der bio/mio profilo/profilimde/profilime/bioda/biyografimde/بروفايلي/
    البايو/الصفحة الشخصية/پروفایل/بیو/मेरी प्रोफाइल/बायो/profilku/di bio/bio aku/bio saya/trang cá nhân/
    ảnh đại diện của mình/bio của/profilu/moim profilu/w bio/プロフ/プロフィール/固定ツイ/프로필/โปรไฟล์/หน้าโปร
    """
# Who warns of ads uses their words.
WARNING = """
    scam/scammer/scammed/spam/spammer/fraud/phishing/ponzi/pyramid scheme/don't click/do not click/dont click/
    don't trust/be careful/beware/report and block/blocked him/reported/骗子/诈骗/被骗/骗局/骗我/骗钱/别信/
    别点/别加/别理/不要点/不要加/不要信/小心/谨防/防骗/上当/举报/洗钱犯/广告狗/广告党/杀猪盘/传销/割韭菜/
    это спам/спамер/спам/мошенник/мошенни/развод/скам/обман/кинули/не переходите/не ведитесь/осторожно/пирамида/
    жалоб/пожаловаться/не открывайте/лохотрон/шахра/обережно/estafa/estafador/fraude/cuidado con/no pinches/
    golpe/golpista/cuidado com/arnaque/arnaqueur/attention à/betrug/betrüger/abzocke/vorsicht/truffa/truffator/
    attenzione/dolandırıcı/sahtekar/dikkat/احتيال/نصاب/نصب/احذر/کلاهبردار/مراقب/धोखा/फर्जी/ठगी/सावधान/penipu/
    modus/hati-hati/awas/lừa đảo/cảnh báo/cẩn thận/oszust/uwaga na/naciągacz/詐欺/注意/怪しい/사기/조심/หลอกลวง/
    มิจฉาชีพ/ระวัง/oplichting/podvod/prevara/înșelătorie
    """
# Names of those who claim to speak for the group; with the group's name in the same name they impersonate it.
STAFF = """
    admin/administrator/support/moderator/客服/群主/管理员/官方/админ/администратор/поддержка/модератор/soporte/
    suporte/helpdesk/help desk/customer service/service desk/official/поддержки/官方客服/在线客服/小助手/
    soporte técnico/kundendienst/assistance officielle/destek/الدعم/پشتیبانی
    """
