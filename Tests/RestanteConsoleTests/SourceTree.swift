import Foundation

/// The files of this repository.
enum SourceTree {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The texts of the Swift files and templates below a folder.
  static func texts(below folder: String) throws -> [String] {
    let place = root.appending(path: folder)
    let files = FileManager.default.enumerator(at: place, includingPropertiesForKeys: nil)
    let wanted = files?.compactMap { $0 as? URL } ?? []
    return try wanted.filter { ["swift", "mustache"].contains($0.pathExtension) }
      .map { try String(contentsOf: $0, encoding: .utf8) }
  }
}
