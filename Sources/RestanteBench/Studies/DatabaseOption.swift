import ArgumentParser

/// Which PostgreSQL to measure on.
struct DatabaseOption: ParsableArguments {
  @Option(
    name: .customLong("database"),
    help: ArgumentHelp(
      "An empty PostgreSQL database to measure on. (default: a temporary cluster of this machine's "
        + "PostgreSQL)", valueName: "postgres://…"))
  var address: String?
}
