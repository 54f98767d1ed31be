import ArgumentParser
import Foundation
import RestanteJSON

/// `restante lab snapshot`
struct LabSnapshotCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshot",
    abstract: "Save everything that a server with --lab stores, and go back to it.",
    subcommands: [
      Save.self, Restore.self, List.self, Remove.self, Export.self, Import.self,
    ])

  /// `restante lab snapshot save`
  struct Save: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a snapshot. Replaces one with the same name.")

    @Argument(help: "The snapshot's name.")
    var name: String

    @OptionGroup var options: LabOptions

    func run() async throws { try await options.show(.post, "snapshots", name) }
  }

  /// `restante lab snapshot restore`
  struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Restore what the server stored, and its clock, from a snapshot.")

    @Argument(help: "The snapshot's name.")
    var name: String

    @OptionGroup var options: LabOptions

    func run() async throws { try await options.show(.post, "snapshots", name, "restore") }
  }

  /// `restante lab snapshot list`
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List snapshots.")

    @OptionGroup var options: LabOptions

    func run() async throws {
      let reply = try await options.send(.get, "snapshots")
      options.output.show(
        reply["snapshots"]?.arrayValue ?? [], ["name", "bytes", "made_at"])
    }
  }

  /// `restante lab snapshot remove`
  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Remove a snapshot.")

    @Argument(help: "The snapshot's name.")
    var name: String

    @OptionGroup var options: LabOptions

    func run() async throws { try await options.show(.delete, "snapshots", name) }
  }

  /// `restante lab snapshot export`
  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a snapshot to a file.",
      discussion: "The file holds what the server stores, credentials as hashes included.")

    @Argument(help: "The snapshot's name.")
    var name: String

    @Argument(help: "The file to write.", completion: .file())
    var file: String

    @OptionGroup var options: LabOptions

    func run() async throws {
      let snapshot = try await options.send(.get, "snapshots", name)
      try Data(snapshot.encoded()).write(to: URL(fileURLWithPath: file), options: .atomic)
      options.output.show(["name": .string(name), "file": .string(file)])
    }
  }

  /// `restante lab snapshot import`
  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Import a snapshot from a file.",
      discussion: "It can be restored on servers with the same server key.")

    @Argument(help: "The name to give the snapshot.")
    var name: String

    @Argument(help: "The file to read.", completion: .file())
    var file: String

    @OptionGroup var options: LabOptions

    func run() async throws {
      guard let contents = FileManager.default.contents(atPath: file),
        let snapshot = try? JSONParser(limits: JSONParser.Limits(maxBytes: contents.count))
          .parse(Array(contents)).objectValue
      else { throw ValidationError("\(file) is not a snapshot that was exported.") }
      try await options.show(.post, "snapshots", name, "import", body: snapshot)
    }
  }
}
