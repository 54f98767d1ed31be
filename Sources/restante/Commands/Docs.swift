import ArgumentParser
import Foundation
import RestanteREST

/// `restante docs`: writes documentation that is made from the code; for those who work on it.
struct Docs: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write documentation that is made from the code.", shouldDisplay: false,
    subcommands: [Reference.self])
}

extension Docs {
  /// `restante docs reference`
  struct Reference: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the reference of the wire as Markdown pages.")

    @Option(help: ArgumentHelp("The folder that gets the pages.", valueName: "dir"))
    var output = "docs/reference"

    func run() throws {
      let folder = URL(filePath: output, directoryHint: .isDirectory)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for page in ReferencePages.all {
        try Data(page.text.utf8).write(to: folder.appending(path: page.name), options: .atomic)
      }
    }
  }
}
