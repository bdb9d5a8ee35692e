// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0

/** How much one attempt may compute: a level, or a number of units of fuel. */
export type Compute = "LOW" | "MEDIUM" | "HIGH" | (string & {}) | number;

/** A directory or file that a task may use. */
export type AllowedFile = string | { path: string; mode?: "read-only" | "read-write" };

/** What a task declares. The host checks it when the file is built, and enforces it in every run. */
export interface TaskOptions {
  /** The name by which the task is called. The task named `main` is the entry. */
  name: string;
  /** `"LOW"`, `"MEDIUM"` (default), `"HIGH"`, or a number of units of fuel. */
  compute?: Compute;
  /** How large its memory may become, as in `"64MB"`; a number is bytes. */
  ram?: string | number;
  /** How long one attempt may take, as in `"30s"`; a number is milliseconds. */
  timeout?: string | number;
  /** How many attempts may follow a failed one. */
  maxRetries?: number;
  /** Directories and files that it may use. */
  allowedFiles?: AllowedFile[];
  /** Hosts that it may reach, as in `"api.example.com"` or `"*.example.com"`. */
  allowedHosts?: string[];
  /** Environment variables that it sees. */
  envVariables?: string[];
  /** Whether clocks and random numbers are the same in every run. */
  deterministic?: boolean;
}

/** Why a task failed. Only the host sets the type. */
export type ErrorType =
  | "task_error"
  | "timeout"
  | "fuel_exhausted"
  | "memory_exhausted"
  | "permission_denied"
  | "invalid_result"
  | "invalid_arguments"
  | "task_not_found"
  | "cancelled"
  | "wasm_trap"
  | "internal_error";

export interface TaskFailure {
  error_type: ErrorType;
  message: string;
  traceback?: { file: string; line: number; function: string; code: string | null }[];
}

export interface Execution {
  task_name: string;
  duration_ms: number;
  retries: number;
  fuel_consumed: number;
  ram_used: number;
  host_requests: Record<string, unknown>[];
}

/** The report of a run. */
export type Envelope<Result = unknown> =
  | { success: true; result: Result; error: null; execution: Execution }
  | { success: false; result: null; error: TaskFailure; execution: Execution };

/** A declared task. Calling it from another task runs it in a sandbox of its own, and resolves to its envelope. */
export type Task<Arguments extends unknown[] = unknown[], Result = unknown> = (...args: Arguments) => Promise<Envelope<Awaited<Result>>>;

/** Declares a task. */
export function task<Arguments extends unknown[], Result>(options: TaskOptions, run: (...args: Arguments) => Result): Task<Arguments, Result>;

/** The host refused what the task asked for. */
export class CapsuleError extends Error {}
