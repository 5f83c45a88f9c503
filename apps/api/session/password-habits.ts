/** What people here put into passwords, beside what the public list has: words and number games. */
export const habits: string[] = `
tongchou yibao yiliaobaozhang shebao jijin caizheng shenji danwei bangong guanliyuan xitong mima denglu
zhongguo zhonghua beijing shanghai hangzhou zhejiang lishui liandu handan sanmenxia jilin qingyang
woaini woaiwojia woshishui nihao nihaoma woaizhongguo wozhongguo laogong laopo baobao mama baba
woaini1314 woaini520 woaini521 5201314 1314520 5211314 7758521 7758258 147258369 1472583690 159357
110110 119119 120120 123123123 112233 11223344 1122334455 88888888 66668888 168168168 a123456
a1234567 a12345678 a123456789 abc123456 q123456 qq123456 qwe123456 zxc123456 asd123456 wang123456
li123456 zhang123456 liu123456 chen123456 aa123456 123456aa 123456abc 123456789a admin admin123
admin888 admin123456 administrator root123456 test123456 p@ssw0rd password huawei xiaomi tencent
yibaoju caizhengju shuiwuju shenjiju minzhengju weijianwei renshe renshebao shebaoju zhengfu renminzhengfu
weiyuanhui yiyuan jingban fuhe shenpi kuaiji zhifu duban juzhang kezhang zhuren keyuan gongwuyuan
zhigong jumin zhigongyibao juminyibao jibenyiliao yiliaobaoxian baoxian yibaojijin shiji xianji
gongzuo gongzuorenyuan yonghu yonghuming wode wodemima mimashi shenme zhanghao
zhangwei wangwei wangfang liwei lina zhangmin liuyang wangmin zhangli lijing wangjing zhangjing
chunjie xinnian gongxifacai kuaile shengrikuaile meinv shuaige
统筹 医保 基金 财政 审计 医疗保障局 医疗保障 审计局 税务局 人民政府 城乡居民 职工 密码 管理员 系统 我爱你 我爱中国 中国 北京 上海 浙江 丽水 莲都 医保局 财政局
`
  .trim()
  .split(/\s+/);
