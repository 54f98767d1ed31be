import ArgumentParser
import Foundation
import RestanteNative
import RestanteREST
import RestanteServer

/// `restante docs`: writes documentation that is made from the code; for those who work on it.
struct Docs: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write documentation that is generated from the code.", shouldDisplay: false,
    subcommands: [Reference.self, Settings.self, Metrics.self, Compatibility.self])
}

extension Docs {
  /// `restante docs reference`
  struct Reference: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the references of the wire and of the native API as Markdown pages.")

    @Option(help: ArgumentHelp("The folder to write the pages to.", valueName: "dir"))
    var output = "docs/reference"

    func run() throws {
      let folder = URL(filePath: output, directoryHint: .isDirectory)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let pages =
        ReferencePages.all.map { ($0.name, $0.text) }
        + [(NativeReferencePage.name, NativeReferencePage.text)]
      for (name, text) in pages {
        try Data(text.utf8).write(to: folder.appending(path: name), options: .atomic)
      }
    }
  }

  /// `restante docs settings`
  struct Settings: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the settings of the server as a Markdown page.")

    @Option(help: ArgumentHelp("The file to write the page to.", valueName: "file"))
    var output = "docs/settings.md"

    func run() throws {
      try Data(SettingsPage.text.utf8).write(to: URL(filePath: output), options: .atomic)
    }
  }

  /// `restante docs compatibility`
  struct Compatibility: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write what of Bitrix24 is here and what is not as a Markdown page.")

    @Option(help: ArgumentHelp("The file to write the page to.", valueName: "file"))
    var output = "docs/compatibility.md"

    func run() throws {
      try Data(CompatibilityPage.text.utf8).write(to: URL(filePath: output), options: .atomic)
    }
  }

  /// `restante docs metrics`
  struct Metrics: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the metrics of the server as a Markdown page.")

    @Option(help: ArgumentHelp("The file to write the page to.", valueName: "file"))
    var output = "docs/metrics.md"

    func run() throws {
      try Data(MetricsPage.text.utf8).write(to: URL(filePath: output), options: .atomic)
    }
  }
}
