// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// Starts CPython with nothing taken from the machine it starts on: the result becomes a memory image that
// every task begins with, so it must be the same wherever and whenever it is made.

#include "guest.h"

#include <stdio.h>

#define LIBRARY L"/lib/python313.zip"

static int set_names(PyConfig *config) {
  // With every path given, CPython's search for its own library is skipped.
  struct {
    wchar_t **where;
    const wchar_t *value;
  } names[] = {
      {&config->program_name, L"python"},  {&config->executable, L""},         {&config->base_executable, L""},
      {&config->home, L"/"},               {&config->prefix, L"/"},            {&config->exec_prefix, L"/"},
      {&config->base_prefix, L"/"},        {&config->base_exec_prefix, L"/"},  {&config->platlibdir, L"lib"},
      {&config->stdlib_dir, LIBRARY},      {&config->stdio_encoding, L"utf-8"}, {&config->stdio_errors, L"backslashreplace"},
      {&config->filesystem_encoding, L"utf-8"}, {&config->filesystem_errors, L"surrogateescape"},
  };
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (PyStatus_Exception(PyConfig_SetString(config, names[i].where, names[i].value))) return 0;
  if (PyStatus_Exception(PyWideStringList_Append(&config->module_search_paths, LIBRARY))) return 0;
  config->module_search_paths_set = 1;
  return 1;
}

static void set_switches(PyConfig *config) {
  config->use_hash_seed = 1;
  config->hash_seed = 0;
  config->site_import = 0;
  config->user_site_directory = 0;
  config->write_bytecode = 0;
  config->install_signal_handlers = 0;
  config->parse_argv = 0;
  config->pathconfig_warnings = 0;
  config->buffered_stdio = 1;
}

static PyStatus start(void) {
  PyPreConfig before;
  PyPreConfig_InitIsolatedConfig(&before);
  before.utf8_mode = 1;
  PyStatus status = Py_PreInitialize(&before);
  if (PyStatus_Exception(status)) return status;

  PyConfig config;
  PyConfig_InitIsolatedConfig(&config);
  set_switches(&config);
  status = set_names(&config) ? Py_InitializeFromConfig(&config) : PyStatus_NoMemory();
  PyConfig_Clear(&config);
  return status;
}

int start_interpreter(void) {
  if (PyImport_AppendInittab("_capsule", create_capsule_module) != 0) return 0;
  PyStatus status = start();
  if (!PyStatus_Exception(status)) return 1;
  fprintf(stderr, "capsule: python did not start: %s\n", status.err_msg == NULL ? "no reason given" : status.err_msg);
  return 0;
}
