public import RestanteCore
import RestantePostgres

/// A configuration file: YAML with one key for each setting that is to differ from its default. The
/// keys are the names of the settings.
public struct ConfigurationFile: Sendable, Redacted {
  /// What the file says of a setting.
  struct Entry: Sendable, Redacted {
    let line: Int
    let texts: [String]
  }

  /// The file that is read where nothing else is said, if it is there.
  public static let standardPath = "/etc/restante/restante.yaml"
  /// Larger files are refused, in bytes.
  private static let maxLength = 1 << 20

  /// The file's path, as the operator wrote it.
  public let path: String
  /// What the file gives, by the names of settings.
  let entries: [String: Entry]
  /// What is wrong with its keys, and which values have the wrong shape.
  let flaws: [SettingError]

  /// Reads a file.
  ///
  /// - Returns: `nil` when there is no file.
  /// - Throws: ``SettingError`` when it is not YAML, when others may change it, or when it holds
  ///   secrets and others may read it.
  public static func read(_ path: String) throws(SettingError) -> ConfigurationFile? {
    guard let contents = try contents(of: path, as: .settings) else { return nil }
    guard contents.count <= maxLength else { throw SettingError("\(path) is larger than 1 MiB.") }
    guard let text = String(validating: contents, as: UTF8.self) else {
      throw SettingError("\(path) is not UTF-8 text.")
    }
    let file = try ConfigurationFile(path: path, text: text)
    if let name = file.secret { try requirePrivate(path, because: name) }
    return file
  }

  init(path: String, text: String) throws(SettingError) {
    self.path = path
    (entries, flaws) = try Self.parse(text, path)
  }

  /// Everything that is wrong with the file by itself, a sentence each. What settings mean together
  /// is not looked at: the environment may complete them.
  public var problems: [String] {
    var problems = flaws
    for setting in ServerSetting.all {
      do {
        guard let given = try SettingSource.file(self).lookUp(setting) else { continue }
        var draft = ConfigurationDraft()
        try setting.read(given, &draft)
      } catch {
        problems.append(error)
      }
    }
    return problems.map(\.description)
  }

  /// How many settings it gives.
  public var count: Int { entries.count }

  /// The first setting that it gives whose value is a secret.
  private var secret: String? {
    ServerSetting.all.first { setting in
      guard setting.isSecret, let text = entries[setting.name]?.texts.last else { return false }
      guard setting.name == ServerSetting.database.name else { return true }
      // An address without a password may be read.
      let address = try? ConnectionSettings(address: text)
      return address.map { $0.value("password") != nil } ?? true
    }?.name
  }

  private static func requirePrivate(
    _ path: String, because name: String
  ) throws(SettingError) {
    do {
      _ = try DurableFile.contents(of: path, as: .certificateKey, followsLinks: true)
    } catch {
      throw SettingError("\(error), since it holds a secret: \(name).")
    }
  }

  private static func contents(
    of path: String, as purpose: FileTrust.Purpose
  ) throws(SettingError) -> [UInt8]? {
    do {
      return try DurableFile.contents(of: path, as: purpose, followsLinks: true)
    } catch {
      throw SettingError("\(error).")
    }
  }
}
