import ArgumentParser
import Foundation
import RestanteREST
import RestanteServer

/// `restante docs`: writes documentation that is made from the code; for those who work on it.
struct Docs: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write documentation that is made from the code.", shouldDisplay: false,
    subcommands: [Reference.self, Settings.self])
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

  /// `restante docs settings`
  struct Settings: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the settings of the server as a Markdown page.")

    @Option(help: ArgumentHelp("The file that gets the page.", valueName: "file"))
    var output = "docs/settings.md"

    func run() throws {
      try Data(SettingsPage.text.utf8).write(to: URL(filePath: output), options: .atomic)
    }
  }
}
