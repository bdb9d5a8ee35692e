// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// util.types.

const tagOf = (value) => Object.prototype.toString.call(value).slice(8, -1);
const isTyped = (name) => (value) => ArrayBuffer.isView(value) && tagOf(value) === name;
const isA = (type) => (value) => value instanceof type;
const isTagged = (name) => (value) => typeof value === "object" && value !== null && tagOf(value) === name;

const types = {
  isAnyArrayBuffer: (value) => value instanceof ArrayBuffer || value instanceof SharedArrayBuffer,
  isArrayBuffer: isA(ArrayBuffer),
  isArrayBufferView: ArrayBuffer.isView,
  isAsyncFunction: (value) => typeof value === "function" && tagOf(value) === "AsyncFunction",
  isBigIntObject: isTagged("BigInt"),
  isBooleanObject: isA(Boolean),
  isBoxedPrimitive: (value) => [Boolean, Number, String].some((type) => value instanceof type) || isTagged("BigInt")(value) || isTagged("Symbol")(value),
  isDataView: isA(DataView),
  isDate: isA(Date),
  isGeneratorFunction: (value) => typeof value === "function" && /GeneratorFunction$/.test(tagOf(value)),
  isGeneratorObject: isTagged("Generator"),
  isMap: isA(Map),
  isMapIterator: isTagged("Map Iterator"),
  isNativeError: isA(Error),
  isNumberObject: isA(Number),
  isPromise: isA(Promise),
  isRegExp: isA(RegExp),
  isSet: isA(Set),
  isSetIterator: isTagged("Set Iterator"),
  isSharedArrayBuffer: isA(SharedArrayBuffer),
  isStringObject: isA(String),
  isSymbolObject: isTagged("Symbol"),
  isTypedArray: (value) => ArrayBuffer.isView(value) && !(value instanceof DataView),
  isWeakMap: isA(WeakMap),
  isWeakSet: isA(WeakSet),
};
for (const name of ["Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array", "Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array"]) {
  types[`is${name}`] = isTyped(name);
}
export default types;
