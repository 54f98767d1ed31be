/// The commit that the program was built from; empty if the build did not say.
const char *restante_build_commit(void);

/// The compiler that built the program; empty if the build did not say.
const char *restante_build_swift(void);
