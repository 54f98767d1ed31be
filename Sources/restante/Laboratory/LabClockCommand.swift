import ArgumentParser
import RestanteJSON

/// `restante lab clock`
struct LabClockCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clock",
    abstract: "Show or set the clock of a server that runs with --lab.",
    subcommands: [
      Show.self, Freeze.self, Resume.self, Advance.self, Set.self, Follow.self,
    ], defaultSubcommand: Show.self)

  /// `restante lab clock show`
  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show the clock.")

    @OptionGroup var options: LabOptions

    func run() async throws { try await options.show(.get, "clock") }
  }

  /// `restante lab clock freeze`
  struct Freeze: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Stop the clock.")

    @OptionGroup var options: LabOptions

    func run() async throws { try await options.show(.post, "clock", body: ["freeze": true]) }
  }

  /// `restante lab clock resume`
  struct Resume: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let a stopped clock run again.")

    @OptionGroup var options: LabOptions

    func run() async throws { try await options.show(.post, "clock", body: ["freeze": false]) }
  }

  /// `restante lab clock advance`
  struct Advance: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Advance the clock and run everything that becomes due.")

    @Argument(help: "How far: seconds, or a duration such as 1h30m.")
    var duration: DurationArgument

    @OptionGroup var options: LabOptions

    func run() async throws {
      try await options.show(.post, "clock", body: ["advance": .int(duration.seconds)])
    }
  }

  /// `restante lab clock set`
  struct Set: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Set the clock ahead or back.")

    @Argument(help: "Seconds since 1970, or a date such as 2026-11-30 or 2026-11-30T10:00:00Z.")
    var time: String

    @Flag(help: "Stop the clock at that time.")
    var freeze = false

    @OptionGroup var options: LabOptions

    func run() async throws {
      var body: JSONObject = ["set": time(time)]
      if freeze { body["freeze"] = true }
      try await options.show(.post, "clock", body: body)
    }

    /// What is only digits is a number.
    private func time(_ text: String) -> JSONValue { Int64(text).map { .int($0) } ?? .string(text) }
  }

  /// `restante lab clock follow`
  struct Follow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Follow the machine's clock again.")

    @OptionGroup var options: LabOptions

    func run() async throws { try await options.show(.post, "clock", body: ["follow": true]) }
  }
}
