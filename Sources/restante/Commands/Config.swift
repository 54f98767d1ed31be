import ArgumentParser
import RestanteJSON
import RestanteServer

/// `restante config`
struct Config: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show and check the settings of the server.",
    subcommands: [Show.self, Check.self, Example.self])
}

extension Config {
  /// `restante config show`
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the settings that a server would start with, and where each comes from.",
      discussion: """
        Takes the flags of "restante serve" and reads the same environment and configuration file. \
        Secrets are not printed.
        """)

    @OptionGroup var options: ConfigurationOptions

    @Flag(name: .customLong("json"), help: "Print the result as JSON.")
    var printsJSON = false

    func run() throws {
      let settings = try options.read().effective
      guard printsJSON else {
        let rows = settings.map { setting in
          [setting.name, setting.value ?? "(hidden)", setting.place?.shown ?? "default"]
        }
        let table = TextTable.lines([["SETTING", "VALUE", "SOURCE"]] + rows)
        for line in table { StandardStreams.show(line: line.withoutControls) }
        return
      }
      let values = settings.map { setting -> JSONValue in
        [
          "name": .string(setting.name),
          "value": setting.value.map { .string($0) } ?? .null,
          "source": .string(setting.place?.kind ?? "default"),
          "place": setting.place.map { .string($0.shown) } ?? .null,
        ]
      }
      StandardStreams.show(line: JSONValue.array(values).encodedString())
    }
  }

  /// `restante config check`
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check a configuration file without starting a server.",
      discussion: """
        Prints everything that is wrong with keys and values, one line each, and exits with status \
        1 if there is anything. Flags and environment variables are not read.
        """)

    @Argument(help: ArgumentHelp("The configuration file.", valueName: "file"))
    var file = ConfigurationFile.standardPath

    func run() throws {
      guard let configuration = try ConfigurationFile.read(file) else {
        StandardStreams.draw("there is no \(file)\n")
        throw ExitCode.failure
      }
      let problems = configuration.problems
      for problem in problems { StandardStreams.draw("\(problem)\n") }
      guard problems.isEmpty else { throw ExitCode.failure }
      StandardStreams.show(
        line: "\(file) is valid; it changes \(Self.counted(configuration.count)).")
    }

    private static func counted(_ count: Int) -> String {
      count == 1 ? "1 setting" : "\(count) settings"
    }
  }

  /// `restante config example`
  struct Example: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print a configuration file with all settings, commented out.")

    func run() throws {
      StandardStreams.show(line: String(ConfigurationExample.text.dropLast()))
    }
  }
}
