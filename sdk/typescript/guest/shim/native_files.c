// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// capsule:native: files. What fails throws an Error with errno (WASI's number), code ("ENOENT"), syscall and path.

#include "guest.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const struct {
  int number;
  const char *code;
} CODES[] = {
    {EACCES, "EACCES"}, {EBADF, "EBADF"},   {EBUSY, "EBUSY"},           {EEXIST, "EEXIST"}, {EFBIG, "EFBIG"},     {EINVAL, "EINVAL"},
    {EIO, "EIO"},       {EISDIR, "EISDIR"}, {ELOOP, "ELOOP"},           {EMFILE, "EMFILE"}, {EMLINK, "EMLINK"},   {ENAMETOOLONG, "ENAMETOOLONG"},
    {ENFILE, "ENFILE"}, {ENOENT, "ENOENT"}, {ENOMEM, "ENOMEM"},         {ENOSPC, "ENOSPC"}, {ENOSYS, "ENOSYS"},   {ENOTDIR, "ENOTDIR"},
    {EPERM, "EPERM"},   {EROFS, "EROFS"},   {ENOTEMPTY, "ENOTEMPTY"},   {ENOTSUP, "ENOTSUP"}, {EOVERFLOW, "EOVERFLOW"}, {EPIPE, "EPIPE"},
    {ESPIPE, "ESPIPE"}, {EXDEV, "EXDEV"},   {ENOTCAPABLE, "ENOTCAPABLE"}, {EILSEQ, "EILSEQ"}, {EDQUOT, "EDQUOT"}, {EAGAIN, "EAGAIN"},
};

static void set(JSContext *ctx, JSValueConst object, const char *name, JSValue value) {
  JS_DefinePropertyValueStr(ctx, object, name, value, JS_PROP_C_W_E);
}

static JSValue fail(JSContext *ctx, const char *call, const char *path) {
  int number = errno;
  const char *code = "EUNKNOWN";
  for (size_t i = 0; i < sizeof CODES / sizeof *CODES; i++)
    if (CODES[i].number == number) code = CODES[i].code;
  JSValue error = JS_NewError(ctx);
  if (JS_IsException(error)) return error;
  char message[256];
  snprintf(message, sizeof message, "%s: %s, %s", code, strerror(number), call);
  JS_DefinePropertyValueStr(ctx, error, "message", JS_NewString(ctx, message), JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE);
  set(ctx, error, "errno", JS_NewInt32(ctx, number));
  set(ctx, error, "code", JS_NewString(ctx, code));
  set(ctx, error, "syscall", JS_NewString(ctx, call));
  if (path != NULL) set(ctx, error, "path", JS_NewString(ctx, path));
  return JS_Throw(ctx, error);
}

// A path as C wants it: without NUL inside, which would name another file. NULL with an exception otherwise.
static const char *path_of(JSContext *ctx, JSValueConst value) {
  size_t length;
  const char *path = JS_ToCStringLen(ctx, &length, value);
  if (path == NULL || strlen(path) == length) return path;
  JS_FreeCString(ctx, path);
  JS_ThrowTypeError(ctx, "a path must not contain NUL characters");
  return NULL;
}

static JSValue finish(JSContext *ctx, int64_t result, const char *call, const char *path) {
  JSValue value = result < 0 ? fail(ctx, call, path) : JS_NewInt64(ctx, result);
  JS_FreeCString(ctx, path);
  return value;
}

static JSValue finish_empty(JSContext *ctx, int result, const char *call, const char *path) {
  JSValue value = finish(ctx, result, call, path);
  return JS_IsException(value) ? value : JS_UNDEFINED;
}

#define FUNCTION(name) static JSValue name(JSContext *ctx, JSValueConst this, int count, JSValueConst *values)
#define UNUSED() (void)this, (void)count
#define INT(name, index) \
  int32_t name;          \
  if (JS_ToInt32(ctx, &name, values[index])) return JS_EXCEPTION
#define PATH(name, index)                          \
  const char *name = path_of(ctx, values[index]); \
  if (name == NULL) return JS_EXCEPTION

FUNCTION(file_open) {
  UNUSED();
  INT(flags, 1);
  INT(mode, 2);
  PATH(path, 0);
  return finish(ctx, open(path, flags, mode), "open", path);
}

FUNCTION(file_close) {
  UNUSED();
  INT(fd, 0);
  return finish_empty(ctx, close(fd), "close", NULL);
}

// (fd, bytes, offset, length, position): position null is where the descriptor stands. The number of bytes.
static JSValue transfer(JSContext *ctx, JSValueConst this, int count, JSValueConst *values, int writes) {
  UNUSED();
  INT(fd, 0);
  size_t size;
  uint8_t *bytes = bytes_of(ctx, values[1], &size);
  if (bytes == NULL && JS_HasException(ctx)) return JS_EXCEPTION;
  int64_t offset, length, position = -1;
  if (JS_ToInt64(ctx, &offset, values[2]) || JS_ToInt64(ctx, &length, values[3])) return JS_EXCEPTION;
  int placed = !JS_IsNull(values[4]) && !JS_IsUndefined(values[4]);
  if (placed && JS_ToInt64(ctx, &position, values[4])) return JS_EXCEPTION;
  if (offset < 0 || length < 0 || (uint64_t)offset > size || (uint64_t)length > size - (uint64_t)offset)
    return JS_ThrowRangeError(ctx, "offset %lld and length %lld are outside of %lld bytes", offset, length, (long long)size);
  uint8_t *start = bytes + offset;
  ssize_t done;
  if (writes) done = placed ? pwrite(fd, start, (size_t)length, position) : write(fd, start, (size_t)length);
  else done = placed ? pread(fd, start, (size_t)length, position) : read(fd, start, (size_t)length);
  return finish(ctx, done, writes ? "write" : "read", NULL);
}

static const char *type_of(mode_t mode) {
  if (S_ISREG(mode)) return "file";
  if (S_ISDIR(mode)) return "directory";
  if (S_ISLNK(mode)) return "symlink";
  return S_ISCHR(mode) ? "character" : "other";
}

static double milliseconds(struct timespec time) { return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6; }

static JSValue describe(JSContext *ctx, const struct stat *status) {
  JSValue object = JS_NewObject(ctx);
  if (JS_IsException(object)) return object;
  set(ctx, object, "type", JS_NewString(ctx, type_of(status->st_mode)));
  set(ctx, object, "size", JS_NewInt64(ctx, status->st_size));
  set(ctx, object, "dev", JS_NewFloat64(ctx, (double)status->st_dev));
  set(ctx, object, "ino", JS_NewFloat64(ctx, (double)status->st_ino));
  set(ctx, object, "nlink", JS_NewFloat64(ctx, (double)status->st_nlink));
  set(ctx, object, "atimeMs", JS_NewFloat64(ctx, milliseconds(status->st_atim)));
  set(ctx, object, "mtimeMs", JS_NewFloat64(ctx, milliseconds(status->st_mtim)));
  set(ctx, object, "ctimeMs", JS_NewFloat64(ctx, milliseconds(status->st_ctim)));
  return object;
}

FUNCTION(file_fstat) {
  UNUSED();
  INT(fd, 0);
  struct stat status;
  return fstat(fd, &status) < 0 ? fail(ctx, "fstat", NULL) : describe(ctx, &status);
}

static JSValue file_stat(JSContext *ctx, JSValueConst this, int count, JSValueConst *values, int link) {
  UNUSED();
  PATH(path, 0);
  struct stat status;
  int result = link ? lstat(path, &status) : stat(path, &status);
  JSValue value = result < 0 ? fail(ctx, link ? "lstat" : "stat", path) : describe(ctx, &status);
  JS_FreeCString(ctx, path);
  return value;
}

static const char *entry_type(unsigned char type) {
  switch (type) {
    case DT_REG: return "file";
    case DT_DIR: return "directory";
    case DT_LNK: return "symlink";
    case DT_CHR: return "character";
    default: return "other";
  }
}

static JSValue list(JSContext *ctx, DIR *directory) {
  JSValue entries = JS_NewArray(ctx);
  uint32_t found = 0;
  struct dirent *entry;
  while (!JS_IsException(entries) && (entry = readdir(directory)) != NULL) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    JSValue item = JS_NewObject(ctx);
    if (JS_IsException(item)) {
      JS_FreeValue(ctx, entries);
      return item;
    }
    set(ctx, item, "name", JS_NewString(ctx, entry->d_name));
    set(ctx, item, "type", JS_NewString(ctx, entry_type(entry->d_type)));
    JS_DefinePropertyValueUint32(ctx, entries, found++, item, JS_PROP_C_W_E);
  }
  return entries;
}

FUNCTION(file_readdir) {
  UNUSED();
  PATH(path, 0);
  DIR *directory = opendir(path);
  JSValue entries = directory == NULL ? fail(ctx, "scandir", path) : list(ctx, directory);
  if (directory != NULL) closedir(directory);
  JS_FreeCString(ctx, path);
  return entries;
}

FUNCTION(file_mkdir) {
  UNUSED();
  PATH(path, 0);
  return finish_empty(ctx, mkdir(path, 0777), "mkdir", path);
}

FUNCTION(file_rmdir) {
  UNUSED();
  PATH(path, 0);
  return finish_empty(ctx, rmdir(path), "rmdir", path);
}

FUNCTION(file_unlink) {
  UNUSED();
  PATH(path, 0);
  return finish_empty(ctx, unlink(path), "unlink", path);
}

FUNCTION(file_rename) {
  UNUSED();
  PATH(target, 1);
  const char *path = path_of(ctx, values[0]);
  JSValue value = path == NULL ? JS_EXCEPTION : finish_empty(ctx, rename(path, target), "rename", path);
  JS_FreeCString(ctx, target);
  return value;
}

FUNCTION(file_readlink) {
  UNUSED();
  PATH(path, 0);
  char target[4096];
  ssize_t length = readlink(path, target, sizeof target);
  JSValue value = length < 0 ? fail(ctx, "readlink", path) : new_string(ctx, (uint8_t *)target, (size_t)length);
  JS_FreeCString(ctx, path);
  return value;
}

FUNCTION(file_truncate) {
  UNUSED();
  int64_t length;
  if (JS_ToInt64(ctx, &length, values[1])) return JS_EXCEPTION;
  PATH(path, 0);
  return finish_empty(ctx, truncate(path, length), "truncate", path);
}

FUNCTION(file_ftruncate) {
  UNUSED();
  INT(fd, 0);
  int64_t length;
  if (JS_ToInt64(ctx, &length, values[1])) return JS_EXCEPTION;
  return finish_empty(ctx, ftruncate(fd, length), "ftruncate", NULL);
}

static int times_of(JSContext *ctx, JSValueConst *values, struct timespec *times) {
  for (int i = 0; i < 2; i++) {
    double time;
    if (JS_ToFloat64(ctx, &time, values[i])) return 0;
    int64_t nanoseconds = (int64_t)(time * 1e6);
    times[i].tv_sec = nanoseconds / 1000000000;
    times[i].tv_nsec = nanoseconds % 1000000000;
  }
  return 1;
}

FUNCTION(file_utimes) {
  UNUSED();
  struct timespec times[2];
  if (!times_of(ctx, values + 1, times)) return JS_EXCEPTION;
  PATH(path, 0);
  return finish_empty(ctx, utimensat(AT_FDCWD, path, times, 0), "utime", path);
}

FUNCTION(file_futimes) {
  UNUSED();
  INT(fd, 0);
  struct timespec times[2];
  if (!times_of(ctx, values + 1, times)) return JS_EXCEPTION;
  return finish_empty(ctx, futimens(fd, times), "futime", NULL);
}

FUNCTION(file_fsync) {
  UNUSED();
  INT(fd, 0);
  return finish_empty(ctx, fsync(fd), "fsync", NULL);
}

#define FLAG(name) JS_PROP_INT32_DEF(#name, name, JS_PROP_ENUMERABLE)

const JSCFunctionListEntry file_functions[] = {
    JS_CFUNC_DEF("open", 3, file_open),
    JS_CFUNC_DEF("close", 1, file_close),
    JS_CFUNC_MAGIC_DEF("read", 5, transfer, 0),
    JS_CFUNC_MAGIC_DEF("write", 5, transfer, 1),
    JS_CFUNC_DEF("fstat", 1, file_fstat),
    JS_CFUNC_MAGIC_DEF("stat", 1, file_stat, 0),
    JS_CFUNC_MAGIC_DEF("lstat", 1, file_stat, 1),
    JS_CFUNC_DEF("readdir", 1, file_readdir),
    JS_CFUNC_DEF("mkdir", 1, file_mkdir),
    JS_CFUNC_DEF("rmdir", 1, file_rmdir),
    JS_CFUNC_DEF("unlink", 1, file_unlink),
    JS_CFUNC_DEF("rename", 2, file_rename),
    JS_CFUNC_DEF("readlink", 1, file_readlink),
    JS_CFUNC_DEF("truncate", 2, file_truncate),
    JS_CFUNC_DEF("ftruncate", 2, file_ftruncate),
    JS_CFUNC_DEF("utimes", 3, file_utimes),
    JS_CFUNC_DEF("futimes", 3, file_futimes),
    JS_CFUNC_DEF("fsync", 1, file_fsync),
    FLAG(O_RDONLY),
    FLAG(O_WRONLY),
    FLAG(O_RDWR),
    FLAG(O_CREAT),
    FLAG(O_EXCL),
    FLAG(O_TRUNC),
    FLAG(O_APPEND),
    FLAG(O_DIRECTORY),
    FLAG(O_NOFOLLOW),
};
const int file_function_count = COUNT(file_functions);
