import ArgumentParser
import RestanteCore
import RestanteJSON
import RestanteLab

/// `restante lab fixtures`
struct LabFixturesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fixtures",
    abstract: "Check fixtures, or make a server what they say.",
    subcommands: [Check.self, Load.self])

  /// `restante lab fixtures check`
  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check fixtures without a server.")

    @Argument(
      help: "The directory of YAML and JSON files, or one file.", completion: .directory)
    var directory: String

    func run() async throws {
      let fixtures = try LabFixtures(reading: directory, now: WallClock().now())
      for file in fixtures.files { StandardStreams.show(line: "\(file): ok") }
    }
  }

  /// `restante lab fixtures load`
  struct Load: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check fixtures, and load them into a server that runs with --lab.")

    @Argument(
      help: "The directory of YAML and JSON files, or one file.", completion: .directory)
    var directory: String

    @OptionGroup var options: LabOptions

    func run() async throws {
      let fixtures = try LabFixtures(reading: directory, now: WallClock().now())
      try await options.show(.post, "fixtures", body: fixtures.members)
    }
  }
}
