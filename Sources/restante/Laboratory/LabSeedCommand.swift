import ArgumentParser
import RestanteJSON

/// `restante lab seed`
struct LabSeedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seed",
    abstract: "Let process ids, tokens and secrets come in the same order each time.")

  @Argument(help: "A number from 0 on, which decides the order.")
  var seed: Int64

  @OptionGroup var options: LabOptions

  func validate() throws {
    guard seed >= 0 else { throw ValidationError("The seed must not be negative.") }
  }

  func run() async throws { try await options.show(.post, "seed", body: ["seed": .int(seed)]) }
}
