package org.wmisdk.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An annotation with its place.
 *
 * @param beside the class or annotation type whose resources it means
 * @param place for messages
 */
record FakeSource(WmiFake fake, Class<?> beside, String place) {
    /** Whether an annotation type carries one; asked of every test, so it is looked up once. */
    private static final ClassValue<Boolean> CARRIER = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return !of(List.of(type)).isEmpty();
        }
    };

    /** Whether a method adds something of its own. */
    static boolean isOn(Method method) {
        for (Annotation annotation : method.getDeclaredAnnotations()) {
            Class<?> type = annotation.annotationType();
            if (type == WmiFake.class || type == WmiFakes.class || CARRIER.get(type)) {
                return true;
            }
        }
        return false;
    }

    /** All annotations of these elements, the outermost first; one that is met again counts once. */
    static List<FakeSource> of(List<? extends AnnotatedElement> elements) {
        Finder finder = new Finder();
        elements.forEach(finder::visit);
        return List.copyOf(finder.found);
    }

    private static final class Finder {
        private final Set<AnnotatedElement> visited = new HashSet<>();
        private final List<FakeSource> found = new ArrayList<>();

        private void visit(AnnotatedElement element) {
            if (!visited.add(element)) {
                return;
            }
            if (element instanceof Class<?> type) {
                for (Class<?> inherited : type.getInterfaces()) {
                    visit(inherited);
                }
                Class<?> superclass = type.getSuperclass();
                if (superclass != null) {
                    visit(superclass);
                }
            }
            for (Annotation annotation : element.getDeclaredAnnotations()) {
                if (annotation instanceof WmiFake fake) {
                    add(fake, element);
                } else if (annotation instanceof WmiFakes several) {
                    for (WmiFake fake : several.value()) {
                        add(fake, element);
                    }
                } else {
                    visit(annotation.annotationType());
                }
            }
        }

        private void add(WmiFake fake, AnnotatedElement element) {
            if (element instanceof Method method) {
                Class<?> type = method.getDeclaringClass();
                found.add(new FakeSource(fake, type, "@WmiFake on " + type.getName() + "." + method.getName()));
            } else {
                Class<?> type = (Class<?>) element;
                found.add(new FakeSource(fake, type, "@WmiFake on " + type.getName()));
            }
        }
    }
}
