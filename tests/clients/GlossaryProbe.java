import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.omegat.core.Core;
import org.omegat.core.data.RealProject;
import org.omegat.core.data.SourceTextEntry;
import org.omegat.filters2.master.PluginUtils;
import org.omegat.gui.glossary.FindGlossaryThread;
import org.omegat.gui.glossary.GlossaryEntry;
import org.omegat.gui.glossary.GlossaryManager;
import org.omegat.gui.glossary.GlossaryTextArea;
import org.omegat.util.ProjectFileStorage;

/**
 * Opens an OmegaT project without a window and lets OmegaT load its glossaries and match its segments.
 *
 * Prints "file TAB name TAB entries" for each glossary, "entry TAB source TAB target" for each of its entries, and
 * "hit TAB segment TAB term TAB translation..." for each match. The fields in between are private in OmegaT, hence
 * the reflection; the pane that a search asks for is made without its constructor, which would want a screen.
 */
public class GlossaryProbe {
    public static void main(String[] arguments) throws Exception {
        PluginUtils.loadPlugins(new TreeMap<>());
        Core.initializeConsole(new TreeMap<>());
        RealProject project = new RealProject(ProjectFileStorage.loadProjectProperties(new File(arguments[0])), null);
        Core.setProject(project);
        project.loadProject(true);

        GlossaryManager manager = new GlossaryManager(null);
        field(GlossaryManager.class, "priorityGlossary").set(manager, new File(project.getProjectProperties().getWriteableGlossary()));
        load(manager, new File(project.getProjectProperties().getGlossaryRoot()));
        for (SourceTextEntry segment : project.getAllEntries()) {
            match(manager, segment);
        }
        System.exit(0); // OmegaT's own threads would keep us alive
    }

    @SuppressWarnings("unchecked")
    private static void load(GlossaryManager manager, File folder) throws Exception {
        Method reader = GlossaryManager.class.getDeclaredMethod("loadGlossaryFile", File.class);
        reader.setAccessible(true);
        Map<String, List<GlossaryEntry>> loaded =
            (Map<String, List<GlossaryEntry>>) field(GlossaryManager.class, "glossaries").get(manager);
        File[] files = folder.listFiles();
        Arrays.sort(files);
        for (File file : files) {
            List<GlossaryEntry> entries = (List<GlossaryEntry>) reader.invoke(manager, file);
            System.out.println("file\t" + file.getName() + "\t" + (entries == null ? "ignored" : entries.size()));
            if (entries != null) {
                loaded.put(file.getName(), entries);
                entries.forEach(entry -> System.out.println("entry\t" + entry.getSrcText() + "\t" + entry.getLocText()));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static void match(GlossaryManager manager, SourceTextEntry segment) throws Exception {
        sun.misc.Unsafe unsafe = (sun.misc.Unsafe) field(sun.misc.Unsafe.class, "theUnsafe").get(null);
        GlossaryTextArea pane = (GlossaryTextArea) unsafe.allocateInstance(GlossaryTextArea.class);
        for (Class<?> type = GlossaryTextArea.class; type != null; type = type.getSuperclass()) {
            if (Arrays.stream(type.getDeclaredFields()).anyMatch(one -> one.getName().equals("currentlyProcessedEntry"))) {
                field(type, "currentlyProcessedEntry").set(pane, segment);
            }
        }
        Method search = null;
        for (Method method : FindGlossaryThread.class.getDeclaredMethods()) {
            if (method.getName().equals("search") && method.getReturnType() == List.class) {
                search = method;
            }
        }
        search.setAccessible(true);
        FindGlossaryThread thread = new FindGlossaryThread(pane, segment, manager);
        for (GlossaryEntry hit : (List<GlossaryEntry>) search.invoke(thread)) {
            System.out.println("hit\t" + segment.getSrcText() + "\t" + hit.getSrcText() + "\t" + String.join("\t", hit.getLocTerms(true)));
        }
    }

    private static Field field(Class<?> owner, String name) throws Exception {
        Field field = owner.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
