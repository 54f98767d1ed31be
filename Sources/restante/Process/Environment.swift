import RestanteCore
import RestanteServer

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The environment of the process.
enum Environment {
  /// The value of a variable; `nil` when it is missing or empty.
  static func value(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// The text that the environment holds for a setting, by its variable or by a file that holds a
  /// secret; `nil` when there is none.
  static func value(of setting: ServerSetting) throws(SettingError) -> String? {
    try setting.text(in: { value($0) })
  }

  /// The secret that the environment holds for a setting; `nil` when there is none.
  static func secret(of setting: ServerSetting) throws(SettingError) -> Secret? {
    try value(of: setting).map(Secret.init)
  }
}
