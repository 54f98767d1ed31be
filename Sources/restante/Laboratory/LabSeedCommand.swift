import ArgumentParser
import RestanteJSON

/// `restante lab seed`
struct LabSeedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seed",
    abstract: "Make process ids, tokens and secrets repeatable.")

  @Argument(help: "The seed: 0 or a positive integer.")
  var seed: Int64

  @OptionGroup var options: LabOptions

  func validate() throws {
    guard seed >= 0 else { throw ValidationError("The seed must not be negative.") }
  }

  func run() async throws { try await options.show(.post, "seed", body: ["seed": .int(seed)]) }
}
