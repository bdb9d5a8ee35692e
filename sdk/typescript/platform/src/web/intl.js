// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// Intl for English: what programs use without thinking of it. Another language is an error, not a wrong result.

function localeOf(locales) {
  const wanted = [locales].flat().filter((locale) => locale !== undefined);
  if (wanted.length === 0 || wanted.some((locale) => /^en(-|$)/i.test(String(locale)))) return "en-US";
  throw new RangeError(`Intl in tasks knows English only, not "${wanted[0]}"`);
}

function only(options, allowed, what) {
  for (const key of Object.keys(options ?? {})) {
    if (options[key] !== undefined && !allowed.includes(key)) throw new RangeError(`${what} in tasks does not know the option "${key}"`);
  }
}

const SYMBOLS = { USD: "$", EUR: "€", GBP: "£", JPY: "¥", INR: "₹", CNY: "CN¥", KRW: "₩", CAD: "CA$", AUD: "A$", MXN: "MX$", BRL: "R$" };

class NumberFormat {
  #options;

  constructor(locales, options = {}) {
    const locale = localeOf(locales);
    only(options, ["style", "currency", "currencyDisplay", "minimumFractionDigits", "maximumFractionDigits", "minimumIntegerDigits", "useGrouping", "numberingSystem", "localeMatcher"], "Intl.NumberFormat");
    const { style = "decimal", currency } = options;
    if (!["decimal", "percent", "currency"].includes(style)) throw new RangeError(`Intl.NumberFormat in tasks does not know the style "${style}"`);
    if (style === "currency" && currency === undefined) throw new TypeError("Currency code is required with currency style.");
    const usual = style === "currency" ? (currency === "JPY" || currency === "KRW" ? 0 : 2) : 0;
    const minimum = options.minimumFractionDigits ?? Math.min(usual, options.maximumFractionDigits ?? usual);
    const maximum = options.maximumFractionDigits ?? Math.max(minimum, style === "decimal" ? 3 : usual);
    if (minimum > maximum || minimum < 0 || maximum > 100) throw new RangeError("maximumFractionDigits value is out of range.");
    this.#options = { locale, style, currency, minimumIntegerDigits: 1, useGrouping: true, ...options, minimumFractionDigits: minimum, maximumFractionDigits: maximum };
    this.format = this.format.bind(this);
  }

  format(given) {
    const { style, currency, minimumFractionDigits, maximumFractionDigits, minimumIntegerDigits, useGrouping } = this.#options;
    if (typeof given === "bigint") return `${given < 0n ? "-" : ""}${this.#sign()}${grouped(String(given < 0n ? -given : given), useGrouping)}`;
    const number = Number(given) * (style === "percent" ? 100 : 1);
    if (Number.isNaN(number)) return "NaN";
    const sign = number < 0 || Object.is(number, -0) ? "-" : "";
    if (!Number.isFinite(number)) return `${sign}${this.#sign()}∞`;
    let [whole, fraction = ""] = roundHalfAway(Math.abs(number), maximumFractionDigits).split(".");
    while (fraction.length > minimumFractionDigits && fraction.endsWith("0")) fraction = fraction.slice(0, -1);
    whole = grouped(whole.padStart(minimumIntegerDigits, "0"), useGrouping);
    return `${sign}${style === "currency" ? this.#sign(currency) : ""}${whole}${fraction === "" ? "" : `.${fraction}`}${style === "percent" ? "%" : ""}`;
  }

  #sign() {
    const { style, currency, currencyDisplay } = this.#options;
    if (style !== "currency") return "";
    return currencyDisplay === "code" || SYMBOLS[currency] === undefined ? `${currency}\u00a0` : SYMBOLS[currency];
  }

  resolvedOptions() {
    return { ...this.#options, numberingSystem: "latn" };
  }
}

function grouped(digits, group) {
  return group ? digits.replace(/\B(?=(\d{3})+$)/g, ",") : digits;
}

/** As a decimal that was typed would be rounded: 1.005 to 1.01, though the number is a little less. */
function roundHalfAway(number, digits) {
  const text = number.toFixed(digits);
  if (number > 1e15) return text;
  const shifted = Number(`${number}e${digits}`);
  return Number.isFinite(shifted) && /\.5$/.test(String(shifted)) ? Number(`${Math.ceil(shifted)}e-${digits}`).toFixed(digits) : text;
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const DATE_PARTS = ["weekday", "year", "month", "day"];
const TIME_PARTS = ["hour", "minute", "second"];
const STYLED = {
  date: { full: { weekday: "long", year: "numeric", month: "long", day: "numeric" }, long: { year: "numeric", month: "long", day: "numeric" }, medium: { year: "numeric", month: "short", day: "numeric" }, short: { year: "2-digit", month: "numeric", day: "numeric" } },
  time: { full: { hour: "numeric", minute: "2-digit", second: "2-digit" }, long: { hour: "numeric", minute: "2-digit", second: "2-digit" }, medium: { hour: "numeric", minute: "2-digit", second: "2-digit" }, short: { hour: "numeric", minute: "2-digit" } },
};

class DateTimeFormat {
  #parts;
  #hour12;

  constructor(locales, options = {}) {
    localeOf(locales);
    only(options, [...DATE_PARTS, ...TIME_PARTS, "timeZone", "hour12", "hourCycle", "dateStyle", "timeStyle", "localeMatcher", "calendar", "numberingSystem", "formatMatcher"], "Intl.DateTimeFormat");
    if (options.timeZone !== undefined && !/^(UTC|GMT|Etc\/(UTC|GMT))$/i.test(options.timeZone)) throw new RangeError(`the only time zone in tasks is UTC, not "${options.timeZone}"`);
    let parts = Object.fromEntries([...DATE_PARTS, ...TIME_PARTS].filter((name) => options[name] !== undefined).map((name) => [name, options[name]]));
    if (options.dateStyle || options.timeStyle) parts = { ...STYLED.date[options.dateStyle], ...STYLED.time[options.timeStyle] };
    if (Object.keys(parts).length === 0) parts = { year: "numeric", month: "numeric", day: "numeric" };
    this.#parts = parts;
    this.#hour12 = options.hour12 ?? !/^h2/.test(options.hourCycle ?? "h12");
    this.format = this.format.bind(this);
  }

  format(given = Date.now()) {
    const date = new Date(given);
    if (Number.isNaN(date.getTime())) throw new RangeError("Invalid time value");
    return [this.#date(date), this.#time(date)].filter((text) => text !== "").join(", ");
  }

  #date(date) {
    const { weekday, year, month, day } = this.#parts;
    const yearText = year && (year === "2-digit" ? pad(date.getUTCFullYear() % 100) : String(date.getUTCFullYear()));
    const dayText = day && (day === "2-digit" ? pad(date.getUTCDate()) : String(date.getUTCDate()));
    const weekdayText = weekday && cut(DAYS[date.getUTCDay()], weekday);
    if (month === undefined || month === "numeric" || month === "2-digit") {
      const monthText = month && (month === "2-digit" ? pad(date.getUTCMonth() + 1) : String(date.getUTCMonth() + 1));
      return [weekdayText, [monthText, dayText, yearText].filter(Boolean).join("/")].filter(Boolean).join(", ");
    }
    const monthText = [cut(MONTHS[date.getUTCMonth()], month), dayText].filter(Boolean).join(" ");
    return [weekdayText, day ? [monthText, yearText].filter(Boolean).join(", ") : [monthText, yearText].filter(Boolean).join(" ")].filter(Boolean).join(", ");
  }

  #time(date) {
    const { hour, minute, second } = this.#parts;
    const hours = date.getUTCHours();
    const shown = this.#hour12 ? hours % 12 || 12 : hours;
    const texts = [hour && (hour === "2-digit" || !this.#hour12 ? pad(shown) : String(shown)), minute && pad(date.getUTCMinutes()), second && pad(date.getUTCSeconds())].filter(Boolean);
    return texts.join(":") + (hour && this.#hour12 ? (hours < 12 ? " AM" : " PM") : "");
  }

  resolvedOptions() {
    return { locale: "en-US", calendar: "gregory", numberingSystem: "latn", timeZone: "UTC", ...this.#parts };
  }
}

const pad = (number) => String(number).padStart(2, "0");
const cut = (name, form) => (form === "long" ? name : form === "short" ? name.slice(0, 3) : name.slice(0, 1));

class Collator {
  #options;

  constructor(locales, options = {}) {
    localeOf(locales);
    only(options, ["numeric", "sensitivity", "usage", "localeMatcher", "caseFirst", "ignorePunctuation"], "Intl.Collator");
    this.#options = options;
    this.compare = this.compare.bind(this);
  }

  compare(first, second) {
    const { numeric = false, sensitivity = "variant" } = this.#options;
    const [a, b] = [String(first), String(second)];
    const [base, other] = [a, b].map((text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase());
    const order = numeric ? compareNumeric(base, other) : compareText(base, other);
    if (order !== 0 || sensitivity === "base") return order;
    const [accents, others] = [a, b].map((text) => text.normalize("NFD").toLowerCase());
    if (accents !== others && sensitivity !== "case") return compareText(accents, others);
    return sensitivity === "accent" || a === b ? 0 : compareText(b, a);
  }

  resolvedOptions() {
    return { locale: "en-US", usage: "sort", sensitivity: "variant", numeric: false, ...this.#options };
  }
}

const compareText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function compareNumeric(a, b) {
  const split = (text) => text.split(/(\d+)/);
  const [first, second] = [split(a), split(b)];
  for (let at = 0; at < Math.min(first.length, second.length); at++) {
    const order = at % 2 === 1 ? Number(first[at]) - Number(second[at]) : compareText(first[at], second[at]);
    if (order !== 0) return Math.sign(order);
  }
  return Math.sign(first.length - second.length);
}

class PluralRules {
  #type;

  constructor(locales, options = {}) {
    localeOf(locales);
    only(options, ["type", "localeMatcher"], "Intl.PluralRules");
    const { type = "cardinal" } = options;
    if (type !== "cardinal" && type !== "ordinal") throw new RangeError(`Intl.PluralRules in tasks does not know the type "${type}"`);
    this.#type = type;
  }

  select(number) {
    if (this.#type === "cardinal") return number === 1 ? "one" : "other";
    const [ten, hundred] = [number % 10, number % 100];
    if (ten === 1 && hundred !== 11) return "one";
    if (ten === 2 && hundred !== 12) return "two";
    return ten === 3 && hundred !== 13 ? "few" : "other";
  }

  resolvedOptions() {
    return { locale: "en-US", type: this.#type };
  }
}

const supported = (locales) => [locales].flat().filter((locale) => /^en(-|$)/i.test(String(locale)));
for (const type of [NumberFormat, DateTimeFormat, Collator, PluralRules]) type.supportedLocalesOf = supported;

/** What needs data about languages that tasks do not carry: whoever uses it is told so, instead of what `undefined` is not. */
const MISSING = ["DisplayNames", "DurationFormat", "ListFormat", "Locale", "RelativeTimeFormat", "Segmenter"];
const MISSING_METHODS = [
  [NumberFormat, "Intl.NumberFormat", ["formatToParts", "formatRange", "formatRangeToParts"]],
  [DateTimeFormat, "Intl.DateTimeFormat", ["formatToParts", "formatRange", "formatRangeToParts"]],
  [PluralRules, "Intl.PluralRules", ["selectRange"]],
];

function missing(what) {
  return function () {
    throw new TypeError(`${what} is not there in tasks; of Intl there are NumberFormat, DateTimeFormat, Collator and PluralRules, for English`);
  };
}

for (const [type, name, methods] of MISSING_METHODS) {
  for (const method of methods) Object.defineProperty(type.prototype, method, { value: missing(`${name}.prototype.${method}`), writable: true, configurable: true });
}

/** The constructors may be called without `new`, as those of browsers. */
const callable = (type) => new Proxy(type, { apply: (target, _self, args) => new target(...args) });

export const Intl = {
  NumberFormat: callable(NumberFormat),
  DateTimeFormat: callable(DateTimeFormat),
  Collator: callable(Collator),
  PluralRules,
  getCanonicalLocales: (locales) => [locales].flat().filter((locale) => locale !== undefined).map(String),
  supportedValuesOf: missing("Intl.supportedValuesOf"),
  ...Object.fromEntries(MISSING.map((name) => [name, Object.assign(missing(`Intl.${name}`), { supportedLocalesOf: () => [] })])),
};

/** Languages in which capital and small letters are other pairs than elsewhere. */
const OWN_CASES = /^(az|lt|tr)(-|$)/i;

/** What the engine's own methods do with a language. */
export function localize() {
  const define = (prototype, name, value) => Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
  define(Number.prototype, "toLocaleString", function (locales, options) {
    return new NumberFormat(locales, options).format(this.valueOf());
  });
  define(BigInt.prototype, "toLocaleString", function (locales, options) {
    return new NumberFormat(locales, options).format(this.valueOf());
  });
  define(String.prototype, "localeCompare", function (other, locales, options) {
    return new Collator(locales, options).compare(String(this), other);
  });
  for (const [name, change] of [["toLocaleUpperCase", String.prototype.toUpperCase], ["toLocaleLowerCase", String.prototype.toLowerCase]]) {
    define(String.prototype, name, function (locales) {
      const own = [locales].flat().find((locale) => OWN_CASES.test(String(locale)));
      if (own !== undefined) throw new RangeError(`${name}() in tasks does not know the letters of "${own}"`);
      return change.call(this);
    });
  }
  const date = (defaults) =>
    function (locales, options = {}) {
      const given = [...DATE_PARTS, ...TIME_PARTS, "dateStyle", "timeStyle"].some((name) => options[name] !== undefined);
      return new DateTimeFormat(locales, given ? options : { ...defaults, ...options }).format(this);
    };
  const day = { year: "numeric", month: "numeric", day: "numeric" };
  const time = { hour: "numeric", minute: "2-digit", second: "2-digit" };
  define(Date.prototype, "toLocaleDateString", date(day));
  define(Date.prototype, "toLocaleTimeString", date(time));
  define(Date.prototype, "toLocaleString", date({ ...day, ...time }));
}
