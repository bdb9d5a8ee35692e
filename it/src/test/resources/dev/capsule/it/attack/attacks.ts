// The tasks that attacks run in: each gets its code as an argument.
import fs from "fs";
import os from "os";
import { task } from "@capsule-run/sdk";

const Async = Object.getPrototypeOf(async () => {}).constructor;
const toJson = JSON.stringify;
const url = (text: string) => new URL(text);

/** Runs an attempt and says how it ended: with the number of an error, or with what it returned. */
async function attempt(code: string): Promise<string> {
  try {
    const result = await new Async("fs", "os", "url", "task", "bare", "little", "missing", code)(fs, os, url, task, bare, little, missing);
    return `done ${toJson(result) ?? "null"}`;
  } catch (error) {
    if (typeof error?.code === "string" && error.code !== "") return error.code;
    throw error;
  }
}

export const grants = task({ name: "grants", allowedFiles: ["./data:ro", "./output", "./output/inner:ro"], compute: "HIGH" }, (code: string) => attempt(code));
export const project = task({ name: "project", allowedFiles: ["."], envVariables: ["TOKEN"] }, (code: string) => attempt(code));
export const nothing = task({ name: "nothing", allowedHosts: [] }, (code: string) => attempt(code));
export const little = task({ name: "little", compute: 20_000_000, ram: "64MB", timeout: "30s", maxRetries: 0 }, (code: string) => attempt(code));
export const hurried = task({ name: "hurried", timeout: 300, compute: "HIGH" }, (code: string) => attempt(code));
export const again = task({ name: "again", maxRetries: 2, allowedFiles: ["./output"] }, () => {
  fs.appendFileSync("output/attempts.txt", "x");
  throw new Error("again");
});
export const missing = task({ name: "missing", allowedFiles: ["./missing"] }, () => null);
export const deniedAgain = task({ name: "denied_again", maxRetries: 5, allowedHosts: [] }, () => fetch("http://localhost:PORT/"));
export const noNumber = task({ name: "no_number" }, () => [NaN]);
export const given = task({ name: "given" }, (...args: unknown[]) => [args, {}]);
export const bare = task({ name: "bare" }, () => [...fs.readdirSync("/"), ...Object.keys(process.env)]);
export const deeper = task({ name: "deeper" }, async (): Promise<unknown> => {
  const envelope = await deeper();
  return envelope.result ?? envelope.error.error_type;
});

const statusOf = async (address: string) => (await fetch(address)).status;
export const anywhere = task({ name: "anywhere" }, (address: string) => statusOf(address));
export const nowhere = task({ name: "nowhere", allowedHosts: [] }, (address: string) => statusOf(address));
export const here = task({ name: "here", allowedHosts: ["localhost:PORT"] }, (address: string) => statusOf(address));

/** The platform writes its requests with JSON.stringify, which a task may replace: so any text reaches the host. */
export const raw = task({ name: "raw", allowedHosts: [] }, async (request: string) => {
  const { stringify, parse } = JSON;
  const waits = setTimeout(() => {}, 60_000);
  return new Promise((resolve) => {
    JSON.stringify = (value, ...rest) => (value?.op === "wait" ? request : stringify(value, ...rest));
    JSON.parse = (text) => {
      Object.assign(JSON, { stringify, parse });
      clearTimeout(waits);
      resolve(text);
      return { handle: null };
    };
  });
});
