/// A configuration file in which every key is there and commented out.
public enum ConfigurationExample {
  /// The longest line.
  private static let width = 80

  /// The file, with a newline at its end.
  public static var text: String {
    """
    # Settings of `restante serve`. To change one, remove the # in front of its key.
    #
    # Flags and environment variables win over this file. Values with special characters need
    # quotation marks: "[::1]:8080", "-". Check changes with `restante config check FILE`; some
    # apply on SIGHUP, all others after a restart. `restante config show` prints what is in effect.

    \(ServerSetting.all.filter { $0.key != nil }.map(entry).joined(separator: "\n\n"))

    """
  }

  private static func entry(_ setting: ServerSetting) -> String {
    var text = setting.help.replacing("--", with: "")
    if setting.arity == .list { text += " A list." }
    if setting.literal == nil { text += " Default: \(setting.standard)." }
    return (lines(text).map { "# \($0)" } + ["#\(setting.name): \(value(setting))"])
      .joined(separator: "\n")
  }

  /// The default, or what stands for a value where there is none that could be written.
  private static func value(_ setting: ServerSetting) -> String {
    let value = setting.literal ?? setting.valueName.uppercased()
    return setting.arity == .list ? "[\(value)]" : value
  }

  /// A text in lines of words.
  private static func lines(_ text: String) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width - 2 {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
