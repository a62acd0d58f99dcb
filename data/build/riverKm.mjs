/**
 * Kilometres of the Yangtze above Waigaoqiao, Shanghai, by terminal; Yangshan lies out at sea.
 *
 * Xintian at 2,072 above Shanghai (and 327 below Chongqing) is published. Yibin-Naxi, about 100 km, is measured on the
 * official fairway of 1,074 km Shuifu-Yichang. The other points are by general knowledge, about 10 km.
 */
export const RIVER_KM = {
  "SHUIFU:PORT": 2838,
  "CNYIB:PORT": 2793,
  "CNLUZ:PORT": 2659,
  "YONGCHUAN:ZHUTUO": 2517,
  "CNCKG:LUOHUANG": 2447,
  "CNCKG:GUOYUAN": 2365,
  "CNFLG:LONGTOU": 2285,
  "ZHONGXIAN:XINSHENG": 2186,
  "CNWZH:XINTIAN": 2072,
  "CNWZH:HONGXIGOU": 2059,
  "FENGJIE:PORT": 1959,
  "CNYIC:MAOPING": 1792,
  "CNYIC:THREEGORGES": 1787,
  "CNYIC:PORT": 1749,
  "CNYIC:BAIYANG": 1699,
  "CNSHS:YANKA": 1601,
  "CNYUY:CHENGLINGJI": 1356,
  "CNWUH:YANGLUO": 1095,
  "CNJIU:CHENGXI": 856,
  "CNNKG:LONGTAN": 359,
  "CNTAG:PORT": 49,
  "CNSHA:WGQ": 0,
  "CNSHA:YANGSHAN": -111,
};
