/**
 * What Leaflet asks of a browser, told for those that the page is built for: they all have transforms, pointers and canvas. Its
 * own module tries them for what browsers before 2013 lacked; of these nothing is said here, and Leaflet takes that for no.
 */
const isNamed = (word: string): boolean => navigator.userAgent.toLowerCase().includes(word);
const chrome = isNamed("chrome");
const on = (platform: string): boolean => navigator.platform.startsWith(platform);

export default {
  any3d: true,
  canvas: true,
  inlineSvg: true,
  passiveEvents: true,
  pointer: true,
  svg: true,
  touch: true,
  chrome,
  safari: !chrome && isNamed("safari"),
  mobile: "orientation" in window || isNamed("mobile"),
  retina: window.devicePixelRatio > 1,
  touchNative: "ontouchstart" in window || "TouchEvent" in window,
  linux: on("Linux"),
  mac: on("Mac"),
};
